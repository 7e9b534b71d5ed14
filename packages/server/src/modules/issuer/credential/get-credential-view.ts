import type { AnswerOf, endpoints } from '@laurel/api';
import { notFound } from '../../../refusal.ts';
import { findOrganisation } from '../../account/index.ts';
import { findAchievement } from '../achievement/read-achievements.ts';
import { addresses } from '../addresses.ts';
import type { IssuerDeps } from '../deps.ts';
import { openCredential, type Visit } from './open-credential.ts';
import type { CredentialRow } from './store.ts';

type View = AnswerOf<typeof endpoints.getCredential>;

/** A credential as its page shows it. */
export async function getCredentialView(
  deps: Pick<IssuerDeps, 'database' | 'account' | 'origin'>,
  visit: Visit,
): Promise<View> {
  const { row, relation, successor } = await openCredential(deps, visit);
  const scope = { actor: { kind: 'anonymous' }, organisationId: row.organisationId } as const;
  const { organisation, achievement } = await deps.database.read(scope, async (tx) => ({
    organisation: await findOrganisation(tx, row.organisationId),
    achievement: await findAchievement(tx, row.achievementId),
  }));
  if (!organisation || !achievement) throw notFound('credential');
  return {
    id: row.id,
    url: addresses.credential(deps.origin, row.id),
    state: row.state,
    visibility: row.visibility,
    relation,
    recipientName: row.recipientName,
    achievement,
    issuer: organisation,
    issuedAt: row.issuedAt.toISOString(),
    completedOn: row.completedOn,
    validUntil: row.validUntil?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
    revocationReason: row.revocationReason,
    replacedBy: successor ?? null,
    results: row.results,
    narrative: row.narrative,
    linkedInUrl: linkedInUrl(row, { issuedAt: row.issuedAt, organisationName: organisation.name, origin: deps.origin }),
  };
}

/** LinkedIn's prefilled “add to profile” form. */
function linkedInUrl(
  row: CredentialRow,
  { issuedAt, organisationName, origin }: { issuedAt: Date; organisationName: string; origin: string },
): string {
  const url = new URL('https://www.linkedin.com/profile/add');
  const expiry: Record<string, string> = row.validUntil
    ? {
        expirationYear: String(row.validUntil.getUTCFullYear()),
        expirationMonth: String(row.validUntil.getUTCMonth() + 1),
      }
    : {};
  url.search = new URLSearchParams({
    startTask: 'CERTIFICATION_NAME',
    name: row.achievementName,
    organizationName: organisationName,
    issueYear: String(issuedAt.getUTCFullYear()),
    issueMonth: String(issuedAt.getUTCMonth() + 1),
    ...expiry,
    certUrl: addresses.credential(origin, row.id),
    certId: row.id,
  }).toString();
  return url.href;
}
