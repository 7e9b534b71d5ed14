import { didOfUrl } from '@laurel/credential';
import { Refusal } from '../../../refusal.ts';
import type { AccountDeps } from '../deps.ts';
import { organisationCreated } from '../events.ts';
import { type OrganisationView, presentOrganisation } from './present-organisation.ts';
import { insertMembership, insertOrganisation } from './store.ts';

type Deps = Pick<AccountDeps, 'database' | 'randomness' | 'clock' | 'origin' | 'development'>;

interface Input {
  personId: string;
  body: {
    name: string;
    slug: string;
    description: string;
    website?: string | undefined;
    logoUrl?: string | undefined;
  };
}

/**
 * Sets up an organisation with its own DID; whoever does so is its owner.
 *
 * @throws Refusal `slug-taken`
 */
export async function createOrganisation(
  { database, randomness, origin, development }: Deps,
  { personId, body }: Input,
): Promise<OrganisationView> {
  const id = randomness.uuid();
  const did = didOfUrl(`${origin}/issuers/${body.slug}`, { allowHttpLocalhost: development });
  const scope = { actor: { kind: 'person', id: personId } as const, personId, organisationId: id };
  return database.write(scope, async (unit) => {
    const { slug, name, description, website = null, logoUrl = null } = body;
    const row = { id, slug, name, description, website, logoUrl, did, createdAt: unit.now };
    if (!(await insertOrganisation(unit.tx, row)))
      throw new Refusal('slug-taken', `The short name ${slug} is in use. Nothing was changed; choose another.`);
    await insertMembership(unit.tx, { organisationId: id, personId, role: 'owner', now: unit.now });
    await unit.audit({ action: 'organisation.created', subject: `organisation:${id}`, detail: { slug } });
    await unit.emit({ name: organisationCreated, payload: { organisationId: id } });
    return presentOrganisation(row);
  });
}
