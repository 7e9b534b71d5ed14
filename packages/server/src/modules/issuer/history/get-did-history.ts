import { notFound } from '../../../refusal.ts';
import { findOrganisationBySlug } from '../../account/index.ts';
import type { IssuerDeps } from '../deps.ts';
import { selectEntries } from './store.ts';

/** The did:webvh log of an organisation, a line a version. */
export async function getDidHistory(
  { database }: Pick<IssuerDeps, 'database'>,
  { slug }: { slug: string },
): Promise<string> {
  const actor = { kind: 'anonymous' } as const;
  const organisation = await database.read({ actor }, (tx) => findOrganisationBySlug(tx, slug));
  if (!organisation) throw notFound('issuer');
  const scope = { actor, organisationId: organisation.id };
  const entries = await database.read(scope, (tx) => selectEntries(tx, organisation.id));
  if (entries.length === 0) throw notFound('history');
  return entries.map(({ line }) => `${line}\n`).join('');
}
