import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from './usage-error.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** Options of every command that calls the server. */
export const serverOptions = {
  origin: { type: 'string' },
  organisation: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const satisfies Options;

/**
 * Options and operands of a command.
 *
 * @throws UsageError for an unknown option, a missing value, or more operands than `operands`
 */
export function readArguments<const T extends Options>(args: readonly string[], options: T, operands = 0) {
  const { values, positionals } = parse(args, options);
  if (positionals.length > operands) throw new UsageError(`“${positionals[operands]}” is one word too many.`);
  return { values, positionals };
}

function parse<const T extends Options>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message);
    throw error;
  }
}

/** The value of an option that must be there. */
export function needed(value: string | undefined, option: string): string {
  if (value === undefined || value === '') throw new UsageError(`${option} is missing.`);
  return value;
}
