import { isJsonObject, type JsonObject, parseJson, proveBlockcert } from '@laurel/credential';
import { Refusal } from '../../../refusal.ts';
import { type Database, systemScope } from '../../../storage/index.ts';
import { type Blockcerts, recorderOf } from '../../issuer/index.ts';
import { selectTrouble } from '../anchor/chain-store.ts';
import { presentBlockcert } from './present-blockcert.ts';
import { insertBlockcert, selectBlockcert } from './store.ts';

/** What this wants of anchoring. */
export interface BlockcertsDeps {
  database: Database;
  /** The chain that is in use; undefined without one, or before the first contact. */
  chain(): Promise<{ id: number; kind: 'development' | 'configured' } | undefined>;
  /** Whether there is one to be used. */
  hasChain: boolean;
}

const scope = systemScope('blockcerts');

/** Credentials on a chain, one by one, as the issuer module offers them. */
export function createBlockcerts({ database, chain, hasChain }: BlockcertsDeps): Blockcerts {
  const read = async (credentialId: string) => {
    const current = await chain();
    return database.read(scope, async (tx) => ({
      current,
      row: await selectBlockcert(tx, { credentialId, chainId: current?.id }),
      trouble: current && (await selectTrouble(tx, current.kind)),
    }));
  };
  const stateOf: Blockcerts['stateOf'] = async (credentialId) =>
    presentBlockcert({ ...(await read(credentialId)), hasChain });
  return {
    stateOf,
    async ask(asking, { credentialId, organisationId }) {
      const current = await chain();
      const state = await stateOf(credentialId);
      if (!current || state.state === 'unavailable') throw new Refusal('unavailable', state.sentence);
      if (!state.canAsk) return;
      await database.write({ ...asking, organisationId }, async (unit) => {
        const row = { credentialId, organisationId, chainId: current.id, now: unit.now };
        const isNew = await insertBlockcert(unit.tx, row);
        await unit.audit({
          action: isNew ? 'blockcert.asked' : 'blockcert.asked-already',
          subject: `credential:${credentialId}`,
          detail: { chainId: current.id },
        });
      });
    },
    async documentOf({ credentialId, secured }) {
      const { row, ...rest } = await read(credentialId);
      const state = presentBlockcert({ row, ...rest, hasChain });
      const { place, transaction, blockTime } = row ?? {};
      if (!row || state.state !== 'recorded' || !place || !transaction || !blockTime)
        throw new Refusal('not-in-this-form', `${state.sentence} Take it in another form meanwhile.`);
      const credential = objectOf(secured);
      const verificationMethod = recorderOf(didOf(credential));
      const recorded = { chainId: row.chainId, transactionId: transaction, verificationMethod, created: blockTime };
      return `${JSON.stringify(proveBlockcert({ credential, place, recorded }), null, 2)}\n`;
    },
  };
}

function objectOf(secured: string): JsonObject {
  const json = parseJson(secured);
  if (!isJsonObject(json)) throw new Error('a signed credential that is no object');
  return json;
}

function didOf({ issuer }: JsonObject): string {
  const id = isJsonObject(issuer) ? issuer.id : issuer;
  if (typeof id !== 'string') throw new Error('a signed credential without an issuer');
  return id;
}
