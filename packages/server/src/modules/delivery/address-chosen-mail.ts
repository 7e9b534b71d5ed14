import type { Mail } from '../../ports/index.ts';
import { systemScope } from '../../storage/index.ts';
import { findOrganisation, findPeople } from '../account/index.ts';
import { type ChosenCategory, categories } from './categories.ts';
import { type ChosenMailJob, composeChosenMail } from './compose-mail.ts';
import type { DeliveryDeps } from './deps.ts';
import { insertLink, type Kind, selectIsWanted, selectLink } from './preference/store.ts';
import { hashUnsubscribeToken, mintUnsubscribeToken } from './preference/unsubscribe-token.ts';

type Deps = Pick<DeliveryDeps, 'database' | 'origin' | 'linkSecret'>;

const scope = systemScope('send-mail');

/**
 * Addresses a mail that one may turn off, with the link that turns it off; nothing where it is not wanted, or the person is
 * gone. The headers are those of RFC 8058: whoever shows the mail can offer to turn it off by one press.
 */
export async function addressChosenMail(deps: Deps, job: ChosenMailJob): Promise<Mail | undefined> {
  const { database, origin, linkSecret } = deps;
  const { personId, organisationId = null } = job;
  const kind: Kind = { personId, category: categories[job.template], organisationId };
  const token = mintUnsubscribeToken(linkSecret, kind);
  const hash = hashUnsubscribeToken(token);
  const found = await database.read(scope, async (tx) => {
    if (!(await selectIsWanted(tx, kind))) return undefined;
    const person = (await findPeople(tx, [personId])).get(personId);
    const organisation = organisationId ? await findOrganisation(tx, organisationId) : undefined;
    return (
      person && { to: person.primaryEmail, from: organisation?.name, hasLink: Boolean(await selectLink(tx, hash)) }
    );
  });
  if (!found) return undefined;
  if (!found.hasLink) {
    await database.write(scope, async ({ tx, now, audit }) => {
      await insertLink(tx, { ...kind, hash, now });
      await audit({ action: 'mail.link-made', subject: `person:${personId}`, detail: { category: kind.category } });
    });
  }
  const stopUrl = `${origin}/unsubscribe?token=${token}`;
  const foot = { why: reasons[kind.category](found.from), stop: 'Stop these mails', stopUrl };
  return { to: found.to, ...composeChosenMail(job, foot), headers: listHeaders(stopUrl) };
}

const reasons: Record<ChosenCategory, (organisation: string | undefined) => string> = {
  learning: () => 'You get this because you are enrolled: it is about deadlines, places and comments on your work.',
  messages: (organisation) =>
    `You get this because you learn with ${organisation ?? 'the organisation'}: it is a message from its instructors.`,
  digests: () => 'You get this because you are enrolled and have not been back for some days.',
  staff: () => 'You get this because you decide on attempts for your organisation.',
};

/** RFC 8058 asks for https; elsewhere, as in development, a mail reader may only open the page. */
function listHeaders(url: string): Record<string, string> {
  return {
    'List-Unsubscribe': `<${url}>`,
    ...(url.startsWith('https:') ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
  };
}
