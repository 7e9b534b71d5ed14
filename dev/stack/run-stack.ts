import { readEnvironment } from './environment.ts';
import { projectRoot } from './project.ts';
import { StackError } from './stack-error.ts';
import { type StackOptions, startStack } from './start-stack.ts';
import { summary } from './summary.ts';

/** What only tests of the stack set. */
export type RunOptions = Pick<StackOptions, 'serverMain' | 'pages'>;

/**
 * Starts the stack as the environment says, runs it until it is asked to stop, and ends the process: with 0 after a stop
 * that was asked for, with 1 and one clear message after a fault.
 */
export async function runStack(options: RunOptions = {}): Promise<never> {
  const stopping = stopAsked();
  try {
    await runUntil(stopping, options);
    process.exit(0);
  } catch (error) {
    // What fails because we are stopping is no fault.
    if (stopping.aborted) process.exit(0);
    console.error(error instanceof StackError ? error.message : error);
    process.exit(1);
  }
}

async function runUntil(stopping: AbortSignal, options: RunOptions): Promise<void> {
  const began = performance.now();
  const environment = readEnvironment(process.env, projectRoot);
  const report = (line: string) => console.log(line);
  const stack = await startStack({ ...environment, ...options, history: true, report, signal: stopping });
  const seconds = ((performance.now() - began) / 1_000).toFixed(1);
  console.log(summary(stack, environment.dataDirectory));
  console.log(`Ready in ${seconds} s${stack.firstStart ? ' (first start)' : ''}`);
  const fault = await Promise.race([untilAborted(stopping), stack.failed]);
  if (!fault) console.log('Stopping.');
  await stack.stop();
  if (fault) throw fault;
}

// By a signal, which a terminal and npm may both send, or by the end of the process that started us.
function stopAsked(): AbortSignal {
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopping.abort());
  if (process.channel) process.once('disconnect', () => stopping.abort());
  process.channel?.unref();
  return stopping.signal;
}

function untilAborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    signal.addEventListener('abort', () => resolve(undefined));
  });
}
