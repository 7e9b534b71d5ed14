import { Refusal } from '../../refusal.ts';
import { systemScope } from '../../storage/index.ts';
import { selectOpenFindings } from './check/finding-store.ts';
import type { LogDeps } from './deps.ts';

const shown = 3;

/**
 * Resolves while all that is kept agrees with what was signed. Where it does not, issuing and verifying go on.
 *
 * @throws Refusal `unavailable` saying what the operator must look at
 */
export async function checkAgreement({ database }: Pick<LogDeps, 'database'>): Promise<void> {
  const open = await database.read(systemScope('log-health'), (tx) => selectOpenFindings(tx, { limit: 100 }));
  if (open.length === 0) return;
  const first = open.slice(0, shown).map(({ detail }) => detail);
  const rest = open.length > shown ? [`And ${open.length - shown} more.`] : [];
  throw new Refusal('unavailable', [...first, ...rest].join(' '));
}
