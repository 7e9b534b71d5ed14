import { didWebvhState, parallelDidWeb } from '@laurel/credential';
import { notFound } from '../../../refusal.ts';
import { findOrganisationBySlug } from '../../account/index.ts';
import type { IssuerDeps } from '../deps.ts';
import { selectLastEntry } from '../history/store.ts';
import { composeDidDocument, readLogState } from './compose-did-document.ts';

/** The DID document of an organisation; where it has a history, as the did:web beside it. */
export async function getDidDocument(
  deps: Pick<IssuerDeps, 'database' | 'origin' | 'transparencyLog' | 'recorderKey'>,
  { slug }: { slug: string },
): Promise<string> {
  const actor = { kind: 'anonymous' } as const;
  const organisation = await deps.database.read({ actor }, (tx) => findOrganisationBySlug(tx, slug));
  if (!organisation) throw notFound('issuer');
  const log = await readLogState(deps, organisation.id);
  return deps.database.read({ actor, organisationId: organisation.id }, async (tx) => {
    const document = await composeDidDocument(tx, { origin: deps.origin, log }, organisation);
    const history = await selectLastEntry(tx, organisation.id);
    if (!history) return JSON.stringify(document);
    const state = didWebvhState(document, history.scid);
    return JSON.stringify(parallelDidWeb(state, { allowHttpLocalhost: true }));
  });
}
