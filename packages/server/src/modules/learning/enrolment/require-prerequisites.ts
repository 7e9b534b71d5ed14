import { Refusal } from '../../../refusal.ts';
import type { WriteUnit } from '../../../storage/index.ts';
import { readPrerequisites } from '../programme/prerequisites.ts';
import type { ProgrammeRow } from '../programme/store.ts';

/** Refuses whoever has not earned what the programme builds on. */
export async function requirePrerequisites(
  { tx, now }: Pick<WriteUnit, 'tx' | 'now'>,
  programme: ProgrammeRow,
  personId: string,
  said = 'You are not enrolled. Before this programme one must have earned',
): Promise<void> {
  const missing = (await readPrerequisites(tx, programme, { personId, now })).filter(({ held }) => !held);
  if (missing.length === 0) return;
  const names = missing.map(({ name }) => `“${name}”`).join(', ');
  throw new Refusal('prerequisites-missing', `${said}: ${names}.`);
}
