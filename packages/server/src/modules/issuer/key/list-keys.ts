import type { AnswerOf, endpoints } from '@laurel/api';
import { notFound } from '../../../refusal.ts';
import type { Scope } from '../../../storage/index.ts';
import { findOrganisation } from '../../account/index.ts';
import { addresses } from '../addresses.ts';
import { readReissues } from '../compromise/read-reissues.ts';
import type { IssuerDeps } from '../deps.ts';
import { selectLastEntry } from '../history/store.ts';
import { presentKey } from './present-key.ts';
import { countSigned, selectKeys } from './store.ts';

export type { SigningKeyView } from './present-key.ts';

/** The organisation's keys, oldest first, and what became of each. */
export async function listKeys(
  { database, origin, transparencyLog }: Pick<IssuerDeps, 'database' | 'origin' | 'transparencyLog'>,
  { scope, organisationId }: { scope: Scope; organisationId: string },
): Promise<AnswerOf<typeof endpoints.listSigningKeys>> {
  return database.read(scope, async (tx) => {
    const organisation = await findOrganisation(tx, organisationId);
    if (!organisation) throw notFound('organisation');
    const keys = await selectKeys(tx, organisationId);
    const signed = await countSigned(tx, organisationId);
    const reissues = await readReissues(tx, organisationId);
    const newest = await selectLastEntry(tx, organisationId);
    return {
      items: keys.map((key) =>
        presentKey(key, {
          signedCount: signed.get(key.id) ?? 0,
          reissue: reissues.get(key.id) ?? null,
          hasLog: transparencyLog !== undefined,
        }),
      ),
      did: organisation.did,
      history: newest
        ? { did: newest.did, url: addresses.didHistory(origin, organisation.slug), versions: newest.version }
        : null,
    };
  });
}
