import { systemScope } from '../../../storage/index.ts';
import type { IssuerDeps } from '../deps.ts';
import { type SignedRow, selectSignedUnder } from './store.ts';

/** A credential that a key signed, with its place in the log. */
export interface SignedCredential extends SignedRow {
  logIndex: number | undefined;
}

/** One that was not erased since. */
export type KeptCredential = SignedCredential & { state: 'issued' | 'revoked' };

const batchSize = 1_000;

/** Everything that a key signed, newest first, a batch at a time: however much it is, little of it is held at once. */
export async function* signedUnder(
  { database, transparencyLog }: Pick<IssuerDeps, 'database' | 'transparencyLog'>,
  {
    organisationId,
    keyId,
    after,
  }: { organisationId: string; keyId: string; after?: { at: Date; id: string } | undefined },
): AsyncGenerator<SignedCredential[]> {
  const scope = { ...systemScope('signed-under'), organisationId };
  let place = after;
  for (;;) {
    const rows = await database.read(scope, (tx) => selectSignedUnder(tx, { keyId, after: place, limit: batchSize }));
    if (rows.length > 0) {
      const indexes = await transparencyLog?.indexesOf(rows.map(({ id }) => id));
      yield rows.map((row) => ({ ...row, logIndex: indexes?.get(row.id) }));
    }
    const last = rows.at(-1);
    if (!last || rows.length < batchSize) return;
    place = { at: last.issuedAt, id: last.id };
  }
}
