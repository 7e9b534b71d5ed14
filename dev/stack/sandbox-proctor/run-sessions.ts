import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '../project.ts';
import { keepSessions, type SandboxSession } from './keep-sessions.ts';

/** What the buttons of the page do. */
export type Act = 'begin' | 'flag' | 'end';

/** The sessions, as the page has to do with them. */
export interface RunningSessions {
  get(ref: string): SandboxSession | undefined;
  endsAt(session: SandboxSession): Date;
  /** Does it and tells Laurel; what kept it from doing so, in words for a person. */
  act(ref: string, what: Act): Promise<string | undefined>;
  /** Until it is told, nothing can begin. */
  serve(knows: Knows): Promise<void>;
  stop(): void;
}

/** By what it tells Laurel. */
export interface Knows {
  eventsUrl: string;
  secret: string;
}

/** What docs/proctoring-provider.mjs makes: the sandbox sends what any provider would send. */
interface Provider {
  start(link: string): Promise<{ status: number }>;
  flag(link: string, reason: string): Promise<{ status: number }>;
  end(link: string): Promise<{ status: number }>;
}

const madeUp = 'Made up by the sandbox: a second person came into the room.';

/** Runs the sessions of the sandbox: each ends by itself after a while. */
export function runSessions({ file, endsAfterMs }: { file: string; endsAfterMs: number }): RunningSessions {
  const sessions = keepSessions(file);
  const timers = new Set<NodeJS.Timeout>();
  let provider: Provider | undefined;
  const endsAt = ({ begunAt }: SandboxSession) => new Date(Date.parse(begunAt) + endsAfterMs);

  function endByItself(ref: string, session: SandboxSession): void {
    const wait = Math.max(0, endsAt(session).getTime() - Date.now());
    // Where Laurel is not there by then, its learner can still press the button.
    timers.add(setTimeout(() => void act(ref, 'end').catch(() => undefined), wait).unref());
  }

  async function act(ref: string, what: Act): Promise<string | undefined> {
    if (!provider) return 'The demo is still being filled in. Try again in a minute.';
    const session = sessions.get(ref);
    if (!session && what !== 'begin') return 'This session has not begun.';
    // Pressed twice is pressed once.
    if (session && (session.endedAt || what === 'begin')) return undefined;
    const fault = faultOf(await tell(provider, `http://sandbox/sessions/${ref}`, what));
    if (fault) return fault;
    // As it is after the wait: something else may have been pressed meanwhile.
    const after = changed(sessions.get(ref), what);
    sessions.put(ref, after);
    if (what === 'begin') endByItself(ref, after);
    return undefined;
  }

  return {
    get: sessions.get,
    endsAt,
    act,
    async serve(knows) {
      const example = pathToFileURL(path.join(projectRoot, 'docs', 'proctoring-provider.mjs')).href;
      const { createProvider }: { createProvider(knows: Knows): Provider } = await import(example);
      provider = createProvider(knows);
      for (const [ref, session] of sessions.running()) endByItself(ref, session);
    },
    stop() {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

function changed(session: SandboxSession | undefined, what: Act): SandboxSession {
  const now = new Date().toISOString();
  if (!session) return { begunAt: now, flags: 0, endedAt: null };
  if (what === 'begin') return session;
  return what === 'end' ? { ...session, endedAt: now } : { ...session, flags: session.flags + 1 };
}

function tell(provider: Provider, link: string, what: Act): Promise<{ status: number }> {
  if (what === 'begin') return provider.start(link);
  return what === 'end' ? provider.end(link) : provider.flag(link, madeUp);
}

function faultOf({ status }: { status: number }): string | undefined {
  if (status === 204) return undefined;
  if (status === 404) return 'Laurel knows no session by this link. Prepare the session again on the page of the exam.';
  return `Laurel did not take it (it answered ${status}). Try again in a moment.`;
}
