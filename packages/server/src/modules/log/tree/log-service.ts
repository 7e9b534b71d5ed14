import { systemScope } from '../../../storage/index.ts';
import { logPlace } from '../addresses.ts';
import type { LogDeps } from '../deps.ts';
import { selectLogKey } from './checkpoint-store.ts';
import { verifierKeyOf } from './own-checkpoint.ts';

/** What a DID document says of the log: where it is, and whose signatures its checkpoints bear. */
export interface LogService {
  uri: string;
  verifierKeys: string[];
}

/** The log as the DID documents of its issuers name it; undefined until it has a key: nothing of it is signed then. */
export async function logService({
  database,
  origin,
}: Pick<LogDeps, 'database' | 'origin'>): Promise<LogService | undefined> {
  const key = await database.read(systemScope('log-service'), selectLogKey);
  return key && { uri: logPlace(origin).uri, verifierKeys: [verifierKeyOf(key)] };
}
