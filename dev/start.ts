import { readEnvironment } from './stack/environment.ts';
import { projectRoot } from './stack/project.ts';
import { StackError } from './stack/stack-error.ts';
import { startStack } from './stack/start-stack.ts';
import { summary } from './stack/summary.ts';

/** Starts Laurel and runs it until it is told to stop; resolves with the exit code. */
async function main(): Promise<number> {
  const began = performance.now();
  const environment = readEnvironment(process.env, projectRoot);
  const stopping = new AbortController();
  const asked = new Promise<void>((resolve) => {
    // A terminal and npm may both send it; one stop is enough.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
    if (process.channel) process.once('disconnect', () => resolve());
  });
  process.channel?.unref();
  void asked.then(() => stopping.abort());
  const report = (line: string) => console.log(line);
  try {
    const stack = await startStack({ ...environment, report, signal: stopping.signal });
    const seconds = ((performance.now() - began) / 1_000).toFixed(1);
    console.log(summary(stack, environment.dataDirectory));
    console.log(`Ready in ${seconds} s${stack.firstStart ? ' (first start)' : ''}`);
    const fault = await Promise.race([asked, stack.failed]);
    if (!fault) console.log('Stopping.');
    await stack.stop();
    if (fault) throw fault;
    return 0;
  } catch (error) {
    if (stopping.signal.aborted) return 0;
    throw error;
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof StackError ? error.message : error);
    process.exit(1);
  },
);
