import { buildDidDocument } from '@laurel/credential';
import { notFound } from '../../../refusal.ts';
import { findOrganisationBySlug } from '../../account/index.ts';
import { addresses } from '../addresses.ts';
import type { IssuerDeps } from '../deps.ts';
import { selectKeys } from './store.ts';

/** The DID document of an organisation, made of its keys; retired ones stay, so that what they signed still verifies. */
export async function getDidDocument(
  { database, origin }: Pick<IssuerDeps, 'database' | 'origin'>,
  { slug }: { slug: string },
): Promise<string> {
  const actor = { kind: 'anonymous' } as const;
  const organisation = await database.read({ actor }, (tx) => findOrganisationBySlug(tx, slug));
  if (!organisation) throw notFound('issuer');
  const keys = await database.read({ actor, organisationId: organisation.id }, (tx) => selectKeys(tx, organisation.id));
  const document = buildDidDocument({
    did: organisation.did,
    alsoKnownAs: [organisation.website ?? addresses.issuer(origin, slug)],
    keys: keys.map(({ verificationMethod, publicKeyMultibase }) => ({ id: verificationMethod, publicKeyMultibase })),
  });
  return JSON.stringify(document);
}
