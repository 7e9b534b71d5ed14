import { systemScope } from '../../../storage/index.ts';
import { Contradiction, type Finding, type FindingKind } from '../contradiction.ts';
import type { LogDeps } from '../deps.ts';
import { beginEpoch } from '../tree/checkpoint-store.ts';
import { checkTask } from './check-task.ts';
import { putFinding } from './finding-store.ts';

type Deps = Pick<LogDeps, 'database' | 'log'>;

/** What an older database looks like that could not be mended: what was given out since is not known. */
const signsOfAnOlderDatabase: readonly FindingKind[] = ['older-database', 'published-differs', 'published-unreadable'];

/** Writes down what does not agree, once however often it is met, and tells the operator. */
export async function noteFinding(
  { database, log }: Deps,
  finding: Finding,
  { looksAtAll = false }: { looksAtAll?: boolean } = {},
): Promise<void> {
  await database.write(systemScope('check-log'), async (unit) => {
    const isNew = await putFinding(unit.tx, finding, unit.now);
    if (isNew) log.error({ kind: finding.kind, subject: finding.subject }, `the log: ${finding.detail}`);
    if (isNew && signsOfAnOlderDatabase.includes(finding.kind)) await beginEpoch(unit.tx, finding.detail);
    if (isNew && looksAtAll) await unit.enqueue({ task: checkTask, payload: {}, key: checkTask });
    await unit.audit({
      action: isNew ? 'log.found' : 'log.found-again',
      subject: finding.subject,
      detail: { kind: finding.kind },
      ...(finding.organisationId ? { organisationId: finding.organisationId } : {}),
    });
  });
}

/** Does what a contradiction stops; one that is met is written down, all is looked at, and nothing else is done. */
export async function orNoteFinding<T>(deps: Deps, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Contradiction)) throw error;
    await noteFinding(deps, error.finding, { looksAtAll: true });
    return undefined;
  }
}
