import { notFound } from '../../../refusal.ts';
import type { Database, Scope } from '../../../storage/index.ts';
import { type OrganisationView, presentOrganisation } from './present-organisation.ts';
import { findOrganisationBySlug } from './store.ts';

/** What an organisation says of itself to everybody. */
export async function getPublicOrganisation(
  { database }: { database: Database },
  { scope, slug }: { scope: Scope; slug: string },
): Promise<OrganisationView> {
  const organisation = await database.read(scope, (tx) => findOrganisationBySlug(tx, slug));
  if (!organisation) throw notFound('issuer');
  return presentOrganisation(organisation);
}
