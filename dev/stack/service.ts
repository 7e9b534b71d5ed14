import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, fstatSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { lastLines } from './last-lines.ts';
import { openLog } from './open-log.ts';
import { nodeFlags, projectRoot } from './project.ts';
import { createRestarts } from './restarts.ts';
import { StackError } from './stack-error.ts';

/** One of the server's long-lived processes, as whoever runs the stack holds it. */
export interface Service {
  readonly name: string;
  /** Undefined while it is down. */
  readonly pid: number | undefined;
  /** Ends it as a power cut would; it stays down until `restart`. */
  kill9(): Promise<void>;
  /** Stops it if it runs, and starts it with these variables in addition to those of the stack. */
  restart(env?: NodeJS.ProcessEnv): Promise<void>;
  /** Resolves when the process that runs now has ended. */
  exited(): Promise<void>;
  /** Lets it finish what it does, ten seconds at most. */
  stop(): Promise<void>;
}

/** How to run it. */
export interface ServiceInput {
  /** The task of the server: also its name. */
  name: 'serve' | 'worker';
  serverMain: string;
  env: NodeJS.ProcessEnv;
  logFile: string;
  /** Whether it is started again when it dies unasked. */
  supervise: boolean;
  /** Told when it died unasked, in words for a person. */
  onDeath(text: string): void;
  /** Told when it died too often and stays down. */
  onGiveUp(error: StackError): void;
}

interface Running {
  child: ChildProcess;
  exited: Promise<void>;
  logStart: number;
}

const readyMilliseconds = 60_000;
const drainMilliseconds = 12_000;

/**
 * Starts it and waits until it says that it is ready.
 *
 * @throws StackError `service-failed` with the last lines of its log
 */
export async function startService(input: ServiceInput): Promise<Service> {
  const nextDelay = createRestarts();
  let wanted = true;
  let extra: NodeJS.ProcessEnv = {};
  let running: Running | undefined;

  async function start(): Promise<void> {
    const started = spawnService(input, extra);
    running = started;
    const ended = started.exited.then(() => {
      if (running === started) running = undefined;
    });
    await untilReady(input, started);
    void ended.then(() => revive(started));
  }
  async function end(signal: NodeJS.Signals): Promise<void> {
    wanted = false;
    if (running) await endProcess(running, signal);
  }
  async function revive(dead: Running): Promise<void> {
    if (!wanted || !input.supervise) return;
    const why = `The ${input.name} process ended unexpectedly (${describeEnd(dead.child)}); its log says last:\n${lastLines(input.logFile, 8, dead.logStart)}`;
    const delay = nextDelay();
    if (delay === undefined) {
      return input.onGiveUp(new StackError('service-failed', `${why}\nIt ended too often: stopping.`));
    }
    input.onDeath(`${why}\nStarting it again in ${delay / 1_000} s.`);
    await sleep(delay);
    // Somebody may have stopped or restarted it meanwhile.
    if (!wanted || running) return;
    await start().catch(() => revive(dead));
  }

  await start();
  return {
    name: input.name,
    get pid() {
      return running?.child.pid;
    },
    kill9: () => end('SIGKILL'),
    async restart(env = {}) {
      await end('SIGTERM');
      extra = env;
      wanted = true;
      await start();
    },
    exited: () => running?.exited ?? Promise.resolve(),
    stop: () => end('SIGTERM'),
  };
}

function spawnService({ name, serverMain, env, logFile }: ServiceInput, extra: NodeJS.ProcessEnv): Running {
  const log = openLog(logFile);
  const logStart = fstatSync(log).size;
  const child = spawn(process.execPath, [...nodeFlags, serverMain, name], {
    cwd: projectRoot,
    env: { ...env, ...extra },
    // A group of its own, so that Ctrl-C in the terminal reaches it through us, in order. It ends with us all the same:
    // it listens for the end of the channel.
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  return { child, exited, logStart };
}

async function untilReady({ name, logFile }: ServiceInput, { child, exited, logStart }: Running): Promise<void> {
  const timer = setTimeout(() => child.kill('SIGKILL'), readyMilliseconds);
  const ready = new Promise<boolean>((resolve) => {
    child.on('message', (message) => {
      if (typeof message === 'object' && 'ready' in message) resolve(true);
    });
    void exited.then(() => resolve(false));
  });
  const isReady = await ready;
  clearTimeout(timer);
  if (isReady) return;
  const message = `The ${name} process did not start (${describeEnd(child)}); its log says last:\n${lastLines(logFile, 8, logStart)}`;
  throw new StackError('service-failed', message);
}

async function endProcess({ child, exited }: Running, signal: NodeJS.Signals): Promise<void> {
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), drainMilliseconds);
  await exited;
  clearTimeout(timer);
}

function describeEnd({ exitCode, signalCode }: ChildProcess): string {
  return signalCode ? `by ${signalCode}` : `exit code ${exitCode}`;
}
