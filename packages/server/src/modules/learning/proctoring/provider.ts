import type { AnswerOf, BodyOf, endpoints } from '@laurel/api';
import type { Scope, Tx } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { insertSecret, lockProvider, putProvider, selectProvider, selectSecrets } from './provider-store.ts';

type Proctoring = AnswerOf<typeof endpoints.getProctoring>;

interface Own {
  scope: Scope;
  organisationId: string;
}

/** So long the secret that was exchanged works beside the new one. */
const overlapMs = 86_400_000;

/** The organisation's provider. */
export async function getProctoring(
  deps: Pick<LearningDeps, 'database' | 'clock' | 'origin'>,
  { scope, organisationId }: Own,
): Promise<Proctoring> {
  return deps.database.read(scope, (tx) => present(tx, { ...deps, organisationId, now: deps.clock() }));
}

/** Says whom exams are watched by from now on; sessions that were asked for go on with whom they were asked of. */
export async function setProvider(
  deps: Pick<LearningDeps, 'database' | 'origin'>,
  { scope, organisationId, body }: Own & { body: BodyOf<typeof endpoints.setProctoringProvider> },
): Promise<Proctoring> {
  return deps.database.write(scope, async (unit) => {
    const { tx, now } = unit;
    await putProvider(tx, { organisationId, ...body, now });
    await unit.audit({ action: 'proctoring.provider-set', subject: `organisation:${organisationId}`, detail: body });
    return present(tx, { ...deps, organisationId, now });
  });
}

/**
 * Makes the secret that events are signed with. The one before works for a day more, so that the provider has time; the one
 * before that no longer, so that exchanging twice ends a secret that got into wrong hands.
 */
export async function exchangeSecret(
  { database, randomness, sealer }: Pick<LearningDeps, 'database' | 'randomness' | 'sealer'>,
  { scope, organisationId }: Own,
): Promise<AnswerOf<typeof endpoints.exchangeProctoringSecret>> {
  const id = randomness.uuid();
  const secret = `whsec_${Buffer.from(randomness.bytes(32)).toString('base64')}`;
  const sealed = await sealer.seal({ owner: organisationId, secretId: id }, Buffer.from(secret));
  return database.write(scope, async (unit) => {
    const { tx, now } = unit;
    await lockProvider(tx, organisationId);
    const endsBefore = new Date(now.getTime() + overlapMs);
    await insertSecret(tx, { id, organisationId, sealed, now, endsBefore });
    await unit.audit({ action: 'proctoring.secret-exchanged', subject: `proctoring-secret:${id}` });
    return { id, secret, createdAt: now.toISOString(), endsAt: null };
  });
}

async function present(
  tx: Tx,
  { organisationId, origin, now }: { organisationId: string; origin: string; now: Date },
): Promise<Proctoring> {
  const secrets = await selectSecrets(tx, { organisationId, now });
  return {
    provider: (await selectProvider(tx, organisationId)) ?? null,
    secrets: secrets.map(({ id, createdAt, endsAt }) => ({
      id,
      createdAt: createdAt.toISOString(),
      endsAt: endsAt?.toISOString() ?? null,
    })),
    eventsUrl: `${origin}/api/v1/organisations/${organisationId}/proctoring-events`,
  };
}
