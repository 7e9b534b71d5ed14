import type { AnswerOf, endpoints } from '@laurel/api';
import { notFound } from '../../../refusal.ts';
import type { Scope, Tx } from '../../../storage/index.ts';
import { findOrganisation } from '../../account/index.ts';
import type { DeliveryDeps } from '../deps.ts';
import { type Kind, keepPreference, selectIsWanted, selectLink } from './store.ts';
import { hashUnsubscribeToken } from './unsubscribe-token.ts';

type Answer = AnswerOf<typeof endpoints.unsubscribe>;

/** Whoever has the link has the right: it is looked up before it is known whose it is. */
const scope: Scope = { actor: { kind: 'anonymous' }, system: true };

/** What a link would turn off. Changes nothing: programs that look into mail follow every link. */
export async function getUnsubscription(
  { database }: Pick<DeliveryDeps, 'database'>,
  { token }: { token: string },
): Promise<Answer> {
  return database.read(scope, async (tx) => {
    const kind = await readLink(tx, token);
    return present(tx, kind, await selectIsWanted(tx, kind));
  });
}

/** Turns off the kind of mail that the link is for, and no other. Pressed again, it stays off. */
export async function unsubscribe(
  { database }: Pick<DeliveryDeps, 'database'>,
  { token }: { token: string },
): Promise<Answer> {
  return database.write(scope, async ({ tx, now, audit }) => {
    const kind = await readLink(tx, token);
    const isNew = await keepPreference(tx, { ...kind, wanted: false, now });
    await audit({
      action: isNew ? 'mail.unsubscribed' : 'mail.unsubscribed-already',
      subject: `person:${kind.personId}`,
      personId: kind.personId,
      detail: { category: kind.category },
    });
    return present(tx, kind, false);
  });
}

async function readLink(tx: Tx, token: string): Promise<Kind> {
  const kind = await selectLink(tx, hashUnsubscribeToken(token));
  if (!kind) throw notFound('link');
  return kind;
}

async function present(tx: Tx, { category, organisationId }: Kind, wanted: boolean): Promise<Answer> {
  const organisation = organisationId ? await findOrganisation(tx, organisationId) : undefined;
  return { category, organisationName: organisation?.name ?? null, wanted };
}
