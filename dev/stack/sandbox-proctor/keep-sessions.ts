import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** One session at the sandbox, by the reference that Laurel knows it by. */
export interface SandboxSession {
  begunAt: string;
  flags: number;
  endedAt: string | null;
}

/** The sessions of the sandbox, kept in a file so that what has begun can end after a new start. */
export interface SandboxSessions {
  get(ref: string): SandboxSession | undefined;
  put(ref: string, session: SandboxSession): void;
  /** Those that have not ended. */
  running(): [string, SandboxSession][];
}

const most = 500;

export function keepSessions(file: string): SandboxSessions {
  const all = new Map(Object.entries(read(file)));
  return {
    get: (ref) => all.get(ref),
    put(ref, session) {
      all.set(ref, session);
      for (const oldest of [...all.keys()].slice(0, Math.max(0, all.size - most))) all.delete(oldest);
      writeFileSync(`${file}.new`, JSON.stringify(Object.fromEntries(all)), { mode: 0o600 });
      renameSync(`${file}.new`, file);
    },
    running: () => [...all].filter(([, { endedAt }]) => endedAt === null),
  };
}

function read(file: string): Record<string, SandboxSession> {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // None was begun, or the file is not ours to read: a sandbox forgets without harm.
    return {};
  }
}
