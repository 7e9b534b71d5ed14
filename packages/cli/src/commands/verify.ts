import { type Verdict, verifyCredential } from '@laurel/sdk';
import type { Command } from '../command.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { readArguments } from '../read-arguments.ts';
import { UsageError } from '../usage-error.ts';
import { printVerdict, printVerdictLine } from '../verification/print-verdict.ts';
import { type Source, sourcesOf, UnreadableError } from '../verification/source.ts';
import type { World } from '../world.ts';

/** `laurel verify` */
export const verify: Command = {
  name: 'verify',
  summary: 'Verify credentials on this machine, whoever issued them',
  help: `
Usage: laurel verify FILE|FOLDER|URL|- ... [--json] [--offline]

  FILE       a credential as JSON
  FOLDER     every .json and .jsonld file in it
  URL        the address of a credential, or of its page on a Laurel server
  -          standard input
  --json     print the whole verdict; of several, a list of {source, verdict}
  --offline  ask nobody: what would have to be fetched cannot be checked

Only the issuer's DID document and status list are fetched, by https. A did:web of
localhost is fetched by http.

Exit code: 0 valid, 1 not valid, 2 could not be checked or not be read. Of several the
worst: one that is not valid makes 1, else one that could not be checked makes 2.`,
  async run(args, world) {
    const { json, offline, operands } = read(args);
    const sources = (await Promise.all(operands.map((it) => sourcesOf(it, world)))).flat();
    if (sources.length === 0) {
      world.err('There is no .json or .jsonld file to verify. Nothing was checked.\n');
      return exitCodes.unknown;
    }
    const one = sources.length === 1;
    const codes: ExitCode[] = [];
    const answers: Answer[] = [];
    for (const source of sources) {
      const answer = await answerOf(source, { world, offline });
      codes.push(codeOf(answer));
      answers.push(answer);
      if ('error' in answer) world.err(`${one || json ? '' : '? '}${answer.error}\n`);
      else if (!json) world.out(one ? printVerdict(answer.verdict) : printVerdictLine(source.name, answer.verdict));
    }
    if (json) world.out(jsonOf(answers));
    return worst(codes);
  },
};

type Answer = { source: string; verdict: Verdict } | { source: string; error: string };

function read(args: readonly string[]) {
  const boolean = { type: 'boolean', default: false } as const;
  const { values, positionals } = readArguments(args, { json: boolean, offline: boolean }, Number.POSITIVE_INFINITY);
  if (positionals.length === 0) throw new UsageError('Say what to verify: a file, a folder, an address, or - .');
  const address = positionals.find((it) => /^https?:\/\//i.test(it));
  if (values.offline && address) throw new UsageError(`--offline cannot fetch ${address}. Save it to a file first.`);
  return { ...values, operands: positionals };
}

async function answerOf({ name, read }: Source, input: { world: World; offline: boolean }): Promise<Answer> {
  const { world, offline } = input;
  try {
    const text = await read();
    const verdict = await verifyCredential(text, { offline, now: world.now(), allowHttpLocalhost: true });
    return { source: name, verdict };
  } catch (error) {
    if (error instanceof UnreadableError) return { source: name, error: error.message };
    throw error;
  }
}

function codeOf(answer: Answer): ExitCode {
  if ('error' in answer) return exitCodes.unknown;
  const byOutcome = { valid: exitCodes.done, 'not-valid': exitCodes.no, 'could-not-be-checked': exitCodes.unknown };
  return byOutcome[answer.verdict.outcome];
}

/** "Not valid" is worse than "could not be checked", as within one verdict. */
function worst(codes: readonly ExitCode[]): ExitCode {
  return [exitCodes.no, exitCodes.unknown].find((code) => codes.includes(code)) ?? exitCodes.done;
}

function jsonOf(answers: readonly Answer[]): string {
  const [only, ...more] = answers;
  if (only === undefined || more.length > 0) return `${JSON.stringify(answers, null, 2)}\n`;
  return 'verdict' in only ? `${JSON.stringify(only.verdict, null, 2)}\n` : '';
}
