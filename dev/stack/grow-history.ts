import { existsSync, writeFileSync } from 'node:fs';
import { runServerTask } from './run-server-task.ts';

/**
 * Has the demo's history filled in beside what runs, until it is all there: begun anew by the next start where it was broken off.
 * Answers what breaks it off.
 */
export function growHistory(input: {
  serverMain: string;
  env: NodeJS.ProcessEnv;
  /** Says by its being there that nothing is left to do. */
  file: string;
  report(line: string): void;
}): () => Promise<void> {
  const { file, report } = input;
  if (existsSync(file)) return async () => undefined;
  const stopping = new AbortController();
  const grown = runServerTask({ ...input, task: 'seed-history', signal: stopping.signal }).then(
    ({ code, stderr }) => {
      if (code === 0) writeFileSync(file, '');
      else if (!stopping.signal.aborted)
        report(`The demo goes without its history: ${stderr.trim().split('\n').at(-1) ?? ''}`);
    },
    () => undefined,
  );
  return () => {
    stopping.abort();
    return grown;
  };
}
