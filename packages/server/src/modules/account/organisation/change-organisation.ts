import { notFound } from '../../../refusal.ts';
import type { Database, Scope } from '../../../storage/index.ts';
import { type OrganisationView, presentOrganisation } from './present-organisation.ts';
import { findOrganisation, lockOrganisation, updateOrganisation } from './store.ts';

interface Input {
  scope: Scope;
  organisationId: string;
  body: {
    name?: string | undefined;
    description?: string | undefined;
    website?: string | null | undefined;
    logoUrl?: string | null | undefined;
  };
}

/** Changes what an organisation says of itself; the short name and the DID stay, for credentials point at them. */
export function changeOrganisation(
  { database }: { database: Database },
  { scope, organisationId, body }: Input,
): Promise<OrganisationView> {
  return database.write(scope, async (unit) => {
    await lockOrganisation(unit.tx, organisationId);
    const before = await findOrganisation(unit.tx, organisationId);
    if (!before) throw notFound('organisation');
    const given = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
    const after = { ...before, ...given };
    await updateOrganisation(unit.tx, after, unit.now);
    await unit.audit({
      action: 'organisation.changed',
      subject: `organisation:${organisationId}`,
      detail: { changed: Object.keys(given) },
    });
    return presentOrganisation(after);
  });
}
