import { Refusal } from '../../refusal.ts';
import { systemScope } from '../../storage/index.ts';
import { selectOpenKinds } from './check/finding-store.ts';
import type { FindingKind } from './contradiction.ts';
import type { LogDeps } from './deps.ts';

const ownTree = 'Part of what this install keeps of its log is not as it was signed.';
const credential = 'Something that was issued is not as it was recorded in the log.';
const publicCopy = 'A public copy of the log was found damaged or incomplete.';
const disagreement =
  'What was published of the log is not what this install knows of it: until that is settled, nothing is added.';

/** A sentence for each, for anybody: which, where and how is the operator's, and the organisation's that it concerns. */
const sentences: Record<FindingKind, string> = {
  'entry-altered': ownTree,
  'entry-missing': ownTree,
  'tree-altered': ownTree,
  'tile-altered': ownTree,
  'checkpoint-altered': ownTree,
  'credential-altered': credential,
  'credential-missing': credential,
  'credential-never-logged': 'Something that was issued cannot be read any more, and is not in the log.',
  'tile-file-altered': publicCopy,
  'published-missing': publicCopy,
  'published-behind': publicCopy,
  'published-unreadable': disagreement,
  'published-differs': disagreement,
  'older-database': disagreement,
  restored: 'This install was set back to an earlier state, and its log has caught up with what had been published.',
  'witness-is-ahead': 'A witness has seen more of the log than this install has.',
};

/**
 * Resolves while all that is kept agrees with what was signed. Where it does not, issuing and verifying go on.
 *
 * @throws Refusal `unavailable` saying what kind of thing does not
 */
export async function checkAgreement({ database }: Pick<LogDeps, 'database'>): Promise<void> {
  const kinds = await database.read(systemScope('log-health'), selectOpenKinds);
  if (kinds.length === 0) return;
  throw new Refusal('unavailable', [...new Set(kinds.map((kind) => sentences[kind]))].join(' '));
}
