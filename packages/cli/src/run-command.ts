import { readFileSync } from 'node:fs';
import { LaurelError } from '@laurel/sdk';
import { commands } from './commands.ts';
import { type ExitCode, exitCodes } from './exit-code.ts';
import { helpFor } from './help.ts';
import { nearest } from './nearest.ts';
import { printable } from './printable.ts';
import { UsageError } from './usage-error.ts';
import type { World } from './world.ts';

/** Runs one command line; every refusal ends in one sentence and an exit code. */
export async function runCommand(argv: readonly string[], world: World): Promise<ExitCode> {
  const [name, ...args] = argv;
  try {
    if (name === undefined) {
      world.err(helpFor(undefined));
      return exitCodes.usage;
    }
    if (name === '--version' || name === '-v') return print(world, `${version()}\n`);
    if (name === '--help' || name === '-h' || name === 'help') return print(world, helpFor(named(args[0])));
    const command = named(name);
    if (args.includes('--help') || args.includes('-h')) return print(world, helpFor(command));
    return await command.run(args, world);
  } catch (error) {
    return explain(error, world);
  }
}

function named(name: string): (typeof commands)[number];
function named(name: string | undefined): (typeof commands)[number] | undefined;
function named(name: string | undefined) {
  if (name === undefined) return undefined;
  const command = commands.find((it) => it.name === name);
  if (command) return command;
  const meant = nearest(name, [...commands.map((it) => it.name), 'help']);
  throw new UsageError(`There is no command “${printable(name)}”.${meant ? ` Did you mean “${meant}”?` : ''}`);
}

function print(world: World, text: string): ExitCode {
  world.out(text);
  return exitCodes.done;
}

function explain(error: unknown, world: World): ExitCode {
  if (error instanceof UsageError) {
    world.err(`${printable(error.message)}\nSee “laurel help”. Nothing was done.\n`);
    return exitCodes.usage;
  }
  if (error instanceof LaurelError) {
    world.err(`${refusalText(error)}\n`);
    return exitCodes.no;
  }
  world.err(`This is a fault of laurel itself, please report it: ${error instanceof Error ? error.stack : error}\n`);
  return exitCodes.fault;
}

/** A refusal by the server, as one reads it in a terminal. */
function refusalText({ code, title, detail, errors }: LaurelError): string {
  const faults = errors.map(({ pointer, message }) => `\n  ${printable(pointer)}: ${printable(message)}`);
  return `${printable(title)} (${code}).${detail ? ` ${printable(detail)}` : ''}${faults.join('')}`;
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return String((manifest as { version?: unknown }).version);
}
