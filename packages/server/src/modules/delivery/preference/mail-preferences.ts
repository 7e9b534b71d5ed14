import type { AnswerOf, BodyOf, endpoints } from '@laurel/api';
import { notFound } from '../../../refusal.ts';
import type { Scope, Tx } from '../../../storage/index.ts';
import { findOrganisation } from '../../account/index.ts';
import { allCategories, type ChosenCategory } from '../categories.ts';
import type { DeliveryDeps } from '../deps.ts';
import { keepPreference, selectPreferences, selectWriters } from './store.ts';

type Answer = AnswerOf<typeof endpoints.getMailPreferences>;

interface Own {
  scope: Scope;
  personId: string;
}

/** Which kinds of mail somebody gets: each kind, then the messages of each organisation that has written to them. */
export async function getMailPreferences(
  { database }: Pick<DeliveryDeps, 'database'>,
  { scope, personId }: Own,
): Promise<Answer> {
  return database.read(scope, (tx) => present(tx, personId));
}

/** Keeps what somebody chose. */
export async function setMailPreferences(
  { database }: Pick<DeliveryDeps, 'database'>,
  { scope, personId, body }: Own & { body: BodyOf<typeof endpoints.setMailPreferences> },
): Promise<Answer> {
  return database.write(scope, async ({ tx, now, audit }) => {
    for (const { organisationId, ...choice } of body.items) {
      if (organisationId && !(await findOrganisation(tx, organisationId))) throw notFound('organisation');
      await keepPreference(tx, { ...choice, personId, organisationId, now });
    }
    await audit({ action: 'mail.preferences-set', subject: `person:${personId}` });
    return present(tx, personId);
  });
}

async function present(tx: Tx, personId: string): Promise<Answer> {
  const chosen = await selectPreferences(tx, personId);
  const isOn = (category: ChosenCategory, organisationId: string | null) =>
    !chosen.some((row) => row.category === category && row.organisationId === organisationId && !row.wanted);
  const items: Answer['items'] = allCategories.map((category) => ({
    category,
    organisationId: null,
    organisationName: null,
    wanted: category === 'necessary' || isOn(category, null),
    canTurnOff: category !== 'necessary',
  }));
  for (const organisationId of await selectWriters(tx, personId)) {
    const organisationName = (await findOrganisation(tx, organisationId))?.name ?? null;
    const wanted = isOn('messages', organisationId);
    items.push({ category: 'messages', organisationId, organisationName, wanted, canTurnOff: true });
  }
  return { items };
}
