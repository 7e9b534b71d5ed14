import { Refusal } from '../../../refusal.ts';
import { systemScope } from '../../../storage/index.ts';
import type { FindingKind } from '../contradiction.ts';
import type { LogDeps } from '../deps.ts';
import { resolveKinds } from './finding-store.ts';

/** What happened once, or what only somebody else can take back: no check finds out that it is over. */
const lasting: readonly FindingKind[] = ['restored', 'witness-is-ahead', 'credential-never-logged'];

/**
 * Closes what no check can disprove, once the operator has dealt with it: what was done about it is kept in the audit log. A
 * witness that is still ahead is told of anew when it is asked the next time.
 *
 * @returns the sentences of what was closed
 * @throws Refusal `invalid-request` without a word about what was done
 */
export async function acknowledgeFindings(
  { database }: Pick<LogDeps, 'database'>,
  { reason }: { reason: string },
): Promise<string[]> {
  if (!/[\p{L}\p{N}]{2}/u.test(reason))
    throw new Refusal('invalid-request', 'Say in a sentence what was done about it: it is kept in the audit log.');
  return database.write(systemScope('acknowledge-findings'), async (unit) => {
    const closed = await resolveKinds(unit.tx, { kinds: lasting, now: unit.now });
    const findings = closed.map(({ kind, subject }) => `${kind} ${subject}`);
    await unit.audit({ action: 'log.acknowledged', subject: 'log', detail: { reason, findings } });
    return closed.map(({ detail }) => detail);
  });
}
