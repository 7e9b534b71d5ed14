import { type Scope, systemScope } from '../../../storage/index.ts';
import type { InsightDeps } from '../deps.ts';
import { deleteFacts, keepFacts, lockFacts } from './store.ts';

type Deps = Pick<InsightDeps, 'database' | 'learning'>;

/** Takes the facts of an enrolment anew, whichever event told of it: late, twice or out of order, they come out the same. */
export async function noteEnrolment(
  { database, learning }: Deps,
  { organisationId, enrolmentId }: { organisationId: string; enrolmentId: string },
): Promise<void> {
  const { actor } = systemScope('insight.note');
  const scope: Scope = { actor, organisationId };
  await database.write(scope, async ({ tx, audit }) => {
    // Read behind the lock, or an older reading could be written over a newer.
    await lockFacts(tx, enrolmentId);
    const [facts] = await learning.factsOf(tx, [enrolmentId]);
    if (facts) await keepFacts(tx, facts);
    else await deleteFacts(tx, enrolmentId);
    await audit({ action: 'insight.noted', subject: `enrolment:${enrolmentId}` });
  });
}

const batch = 200;

/** Takes the facts of all enrolments: at night, for what no event told of. One that fails keeps no other waiting. */
export async function noteAll({ log, ...deps }: Deps & Pick<InsightDeps, 'log'>): Promise<void> {
  let after: string | undefined;
  do {
    const page = { after, limit: batch };
    const ids = await deps.database.read(systemScope('insight.note'), (tx) => deps.learning.listEnrolmentIds(tx, page));
    const all = await deps.database.read(systemScope('insight.note'), (tx) => deps.learning.factsOf(tx, ids));
    for (const { enrolmentId, organisationId } of all) {
      await noteEnrolment(deps, { enrolmentId, organisationId }).catch((error: unknown) =>
        log.error({ enrolmentId, error: String(error) }, 'the facts of an enrolment could not be taken'),
      );
    }
    after = ids.length === batch ? ids.at(-1) : undefined;
  } while (after);
}
