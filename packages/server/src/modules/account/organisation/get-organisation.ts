import { notFound } from '../../../refusal.ts';
import type { Database, Scope } from '../../../storage/index.ts';
import { type OrganisationView, presentOrganisation } from './present-organisation.ts';
import { findOrganisation } from './store.ts';

/** An organisation that one belongs to. */
export async function getOrganisation(
  { database }: { database: Database },
  { scope, organisationId }: { scope: Scope; organisationId: string },
): Promise<OrganisationView> {
  const organisation = await database.read(scope, (tx) => findOrganisation(tx, organisationId));
  if (!organisation) throw notFound('organisation');
  return presentOrganisation(organisation);
}
