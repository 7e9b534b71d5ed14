import { getCredentialView } from '../credential/get-credential-view.ts';
import { openCredential, type Visit } from '../credential/open-credential.ts';
import type { IssuerDeps } from '../deps.ts';
import type { CredentialFace } from './credential-face.ts';

const kinds = {
  'micro-credential': 'Micro-credential',
  badge: 'Badge',
  certificate: 'Certificate',
  diploma: 'Diploma',
  degree: 'Degree',
};

/** What is rendered of a credential, for whoever may see it. */
export async function faceOf(
  deps: Pick<IssuerDeps, 'database' | 'account' | 'origin' | 'file'>,
  visit: Visit,
): Promise<CredentialFace> {
  const view = await getCredentialView(deps, visit);
  const { achievement } = view;
  const hours = signedHours((await openCredential(deps, visit)).row.unsigned);
  const image = achievement.imageUrl ? await deps.file.readImage(achievement.imageUrl) : undefined;
  const workload = [
    hours === undefined ? undefined : `${hours} ${hours === '1' ? 'hour' : 'hours'} of work`,
    achievement.credits === null ? undefined : creditsOf(achievement.credits, achievement.creditSystem),
    achievement.level ?? undefined,
  ].filter((fact) => fact !== undefined);
  return {
    url: view.url,
    recipientName: view.recipientName,
    achievementName: achievement.name,
    achievementKind: kinds[achievement.kind],
    description: achievement.description,
    organisationName: view.issuer.name,
    issuedOn: day(view.issuedAt),
    completedOn: view.completedOn && day(view.completedOn),
    validUntil: view.validUntil && day(view.validUntil),
    standing: view.replacedBy ? 'replaced' : view.state === 'revoked' ? 'revoked' : 'issued',
    skills: achievement.skills.map(({ name }) => name),
    facts: workload.join(' · '),
    results: wholeResults(view.results),
    image,
  };
}

/** The workload is that of the programme where the achievement names none; what was signed says which it was. */
function signedHours(unsigned: string): string | undefined {
  const narrative: unknown = JSON.parse(unsigned).credentialSubject?.achievement?.criteria?.narrative;
  return /^Workload: ([\d.]+) hours?\.$/m.exec(String(narrative))?.[1];
}

type Result = Awaited<ReturnType<typeof getCredentialView>>['results'][number];

/** Without the criteria of rubrics, which follow their assessment under its name: one page has no room for them. */
function wholeResults(all: readonly Result[]): CredentialFace['results'] {
  const whole: Result[] = [];
  for (const result of all) if (!result.name.startsWith(`${whole.at(-1)?.name}: `)) whole.push(result);
  return whole.map(({ name, value, unit, requiredValue }) => {
    const mark = requiredValue === null ? '' : ` (pass mark ${requiredValue}${unit ?? ''})`;
    return { name, reached: `${value}${unit ?? ''}${mark}` };
  });
}

function creditsOf(credits: number, system: string | null): string {
  return `${credits} ${system ? `${system} ` : ''}${credits === 1 ? 'credit' : 'credits'}`;
}

const dayFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

function day(instant: string): string {
  return dayFormat.format(new Date(instant));
}
