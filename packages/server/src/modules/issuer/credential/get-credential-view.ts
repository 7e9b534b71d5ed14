import type { AnswerOf, endpoints } from '@laurel/api';
import { notFound } from '../../../refusal.ts';
import { findOrganisation } from '../../account/index.ts';
import { findAchievement } from '../achievement/read-achievements.ts';
import { addresses } from '../addresses.ts';
import type { IssuerDeps } from '../deps.ts';
import { asAwarded } from './as-awarded.ts';
import { type Opened, openCredential, type Visit } from './open-credential.ts';

type View = AnswerOf<typeof endpoints.getCredential>;

/** A credential as its page shows it. */
export async function getCredentialView(
  deps: Pick<IssuerDeps, 'database' | 'account' | 'origin'>,
  visit: Visit,
): Promise<View> {
  const { row, relation, successor } = await openCredential(deps, visit);
  const scope = { actor: { kind: 'anonymous' }, organisationId: row.organisationId } as const;
  const { organisation, today } = await deps.database.read(scope, async (tx) => ({
    organisation: await findOrganisation(tx, row.organisationId),
    today: await findAchievement(tx, row.achievementId),
  }));
  if (!organisation || !today) throw notFound('credential');
  const achievement = asAwarded(today, row);
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
    linkedInUrl: linkedInUrl(row, {
      achievementName: achievement.name,
      organisationName: organisation.name,
      origin: deps.origin,
    }),
  };
}

/** LinkedIn's prefilled “add to profile” form. */
function linkedInUrl(
  row: Opened['row'],
  { achievementName, organisationName, origin }: Record<'achievementName' | 'organisationName' | 'origin', string>,
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
    name: achievementName,
    organizationName: organisationName,
    issueYear: String(row.issuedAt.getUTCFullYear()),
    issueMonth: String(row.issuedAt.getUTCMonth() + 1),
    ...expiry,
    certUrl: addresses.credential(origin, row.id),
    certId: row.id,
  }).toString();
  return url.href;
}
