import { endedEarly, type ProctoredState } from './state-of.ts';
import type { SessionRow } from './store.ts';

interface Input {
  session: Pick<SessionRow, 'providerName' | 'startedAt' | 'endedAt' | 'flagCount'>;
  state: ProctoredState;
  submittedAt: Date;
}

/** What happened, as the credential says it: nobody is named, and what was flagged is not told. */
export function narrativeOf({ session, state, submittedAt }: Input): string {
  const { providerName, startedAt, endedAt, flagCount } = session;
  const from = startedAt ? ` from ${minuteOf(startedAt)}` : '';
  const to = endedAt ? ` to ${minuteOf(endedAt)}` : '';
  const noticed = [
    flagCount === 0 ? '' : flagCount === 1 ? 'flagged one thing' : `flagged ${flagCount} things`,
    endedAt === null ? 'did not say when its session ended' : '',
    endedEarly(session, submittedAt) ? 'ended its session before the exam was handed in' : '',
  ].filter(Boolean);
  const said = noticed.length > 0 ? noticed.join(' and ') : 'flagged nothing';
  return `The proctoring service ${providerName} watched${from}${to} and ${said}.${decided[state]}`;
}

const held = ' The organisation has not decided on it yet.';
const decided: Record<ProctoredState, string> = {
  clear: '',
  running: held,
  flagged: held,
  'left-early': held,
  counts: ' The organisation looked at it and let the result count.',
  'set-aside': ' The organisation looked at it and set the attempt aside.',
};

function minuteOf(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
