import { systemScope } from '../../../storage/index.ts';
import { logPlace } from '../addresses.ts';
import type { LogDeps } from '../deps.ts';
import { selectLogKey } from './checkpoint-store.ts';
import { verifierKeyOf } from './own-checkpoint.ts';

/** What a DID document says of the log: where it is, and whose signatures its checkpoints bear. */
export interface LogService {
  uri: string;
  verifierKeys: string[];
  /** The chains that its checkpoints are recorded on, or were. */
  anchors: { chainId: number; contract: string; publisher: string }[];
}

/** The log as the DID documents of its issuers name it; undefined until it has a key: nothing of it is signed then. */
export async function logService({
  database,
  origin,
  anchoredPlaces,
}: Pick<LogDeps, 'database' | 'origin' | 'anchoredPlaces'>): Promise<LogService | undefined> {
  const key = await database.read(systemScope('log-service'), selectLogKey);
  if (!key) return undefined;
  const anchors = (await anchoredPlaces()).map(({ chainId, contract, publisher }) => ({
    chainId,
    contract,
    publisher,
  }));
  return { uri: logPlace(origin).uri, verifierKeys: [verifierKeyOf(key)], anchors };
}
