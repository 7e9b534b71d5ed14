import { createHash } from 'node:crypto';
import type { AnswerOf, BodyOf, endpoints } from '@laurel/api';
import { Refusal } from '../../../refusal.ts';
import type { Scope, Tx } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import {
  insertSecret,
  lockProvider,
  putProvider,
  type SecretRow,
  selectProvider,
  selectSecrets,
} from './provider-store.ts';

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
  requireReachable(body.linkTemplate, deps.origin);
  return deps.database.write(scope, async (unit) => {
    const { tx, now } = unit;
    await putProvider(tx, { organisationId, ...body, now });
    await unit.audit({ action: 'proctoring.provider-set', subject: `organisation:${organisationId}`, detail: body });
    return present(tx, { ...deps, organisationId, now });
  });
}

/** Over http a page is on the learner's own machine: that is a provider to try things with, where Laurel is there too, and nowhere else. */
function requireReachable(linkTemplate: string, origin: string): void {
  if (/^https:/i.test(linkTemplate) || origin.startsWith('http:')) return;
  throw new Refusal('invalid-request', 'Nothing was changed. Give the address of the provider’s page.', {
    faults: [{ pointer: '/linkTemplate', message: 'use an https:// address' }],
  });
}

/**
 * Makes the secret that events are signed with. The one before works for a day more, so that the provider has time; the one
 * before that no longer, so that exchanging twice ends a secret that got into wrong hands. So a request that comes again with its
 * key must not count twice: it is answered with the secret that it made, as long as that is there.
 */
export async function exchangeSecret(
  { database, randomness, sealer }: Pick<LearningDeps, 'database' | 'randomness' | 'sealer'>,
  { scope, organisationId, idempotencyKey }: Own & { idempotencyKey: string },
): Promise<AnswerOf<typeof endpoints.exchangeProctoringSecret>> {
  const id = idOf({ scope, organisationId, idempotencyKey });
  const secret = `whsec_${Buffer.from(randomness.bytes(32)).toString('base64')}`;
  const sealed = await sealer.seal({ owner: organisationId, secretId: id }, Buffer.from(secret));
  return database.write(scope, async (unit) => {
    const { tx, now } = unit;
    await lockProvider(tx, organisationId);
    const made = (await selectSecrets(tx, { organisationId, now })).find((row) => row.id === id);
    if (made) {
      await unit.audit({ action: 'proctoring.secret-shown-again', subject: `proctoring-secret:${id}` });
      const opened = await sealer.open({ owner: organisationId, secretId: id, sealed: made.sealed });
      return shown(made, Buffer.from(opened).toString());
    }
    const endsBefore = new Date(now.getTime() + overlapMs);
    await insertSecret(tx, { id, organisationId, sealed, now, endsBefore });
    await unit.audit({ action: 'proctoring.secret-exchanged', subject: `proctoring-secret:${id}` });
    return shown({ id, createdAt: now, endsAt: null }, secret);
  });
}

/** The id of the secret that a request makes: the same request, known by its caller's key, has the same. */
function idOf({ scope, organisationId, idempotencyKey }: Own & { idempotencyKey: string }): string {
  const bytes = createHash('sha256')
    .update(JSON.stringify([organisationId, scope.actor, idempotencyKey]))
    .digest();
  // Version 8 of RFC 9562: ours to fill in.
  bytes[6] = (bytes.readUInt8(6) & 0x0f) | 0x80;
  bytes[8] = (bytes.readUInt8(8) & 0x3f) | 0x80;
  return bytes.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

function shown(
  { id, createdAt, endsAt }: Pick<SecretRow, 'id' | 'createdAt' | 'endsAt'>,
  secret: string,
): AnswerOf<typeof endpoints.exchangeProctoringSecret> {
  return { id, secret, createdAt: createdAt.toISOString(), endsAt: endsAt?.toISOString() ?? null };
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
