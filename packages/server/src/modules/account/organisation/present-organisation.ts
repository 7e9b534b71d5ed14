import type { Organisation } from './store.ts';

/** An organisation as the API shows it. */
export type OrganisationView = Omit<Organisation, 'createdAt'> & { createdAt: string };

/** Presents an organisation. */
export function presentOrganisation({ createdAt, ...rest }: Organisation): OrganisationView {
  return { ...rest, createdAt: createdAt.toISOString() };
}
