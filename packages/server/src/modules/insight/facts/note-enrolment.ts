import { isDeepStrictEqual } from 'node:util';
import { type Scope, systemScope, type Tx } from '../../../storage/index.ts';
import type { InsightDeps, LearnerFacts } from '../deps.ts';
import { deleteFacts, keepFacts, lockFacts, selectKept } from './store.ts';

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

/** Takes the facts of all enrolments that are others than those kept: at night, for what no event told of. One that fails keeps no other waiting. */
export async function noteAll({ log, ...deps }: Deps & Pick<InsightDeps, 'log'>): Promise<void> {
  let after: string | undefined;
  do {
    const page = { after, limit: batch };
    const { ids, different } = await deps.database.read(systemScope('insight.note'), async (tx) => {
      const found = await deps.learning.listEnrolmentIds(tx, page);
      return { ids: found, different: await findDifferent(deps, tx, found) };
    });
    for (const enrolment of different) {
      await noteEnrolment(deps, enrolment).catch((error: unknown) =>
        log.error({ ...enrolment, error: String(error) }, 'the facts of an enrolment could not be taken'),
      );
    }
    after = ids.length === batch ? ids.at(-1) : undefined;
  } while (after);
}

/** Of these enrolments, those of which something else is kept than there is: too little, too much, or another thing. */
async function findDifferent(
  { learning }: Pick<Deps, 'learning'>,
  tx: Tx,
  ids: readonly string[],
): Promise<{ enrolmentId: string; organisationId: string }[]> {
  const taken = new Map((await learning.factsOf(tx, ids)).map((facts) => [facts.enrolmentId, facts]));
  const kept = new Map((await selectKept(tx, ids)).map((facts) => [facts.enrolmentId, facts]));
  return ids.flatMap((enrolmentId) => {
    const [now, before] = [taken.get(enrolmentId), kept.get(enrolmentId)];
    const organisationId = (now ?? before)?.organisationId;
    return organisationId === undefined || saysTheSame(now, before) ? [] : [{ enrolmentId, organisationId }];
  });
}

function saysTheSame(now: LearnerFacts | undefined, before: LearnerFacts | undefined): boolean {
  if (!now || !before) return now === before;
  // The earliest known beginning is kept.
  const beganOn = [now.beganOn, before.beganOn].filter((day) => day !== null).sort()[0] ?? null;
  return isDeepStrictEqual(inOrder({ ...now, beganOn }), inOrder(before));
}

function inOrder({ done, results, ...facts }: LearnerFacts): LearnerFacts {
  return {
    ...facts,
    done: done.toSorted(),
    results: results.toSorted((one, other) => one.lessonId.localeCompare(other.lessonId)),
  };
}
