import {
  createStatusListMemory,
  type FoundVerdict,
  type RefusedInput,
  type Verdict,
  type VerificationReport,
  type VerifyOptions,
  verifyAll,
} from '@laurel/sdk';
import type { Command } from '../command.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { printable } from '../printable.ts';
import { readArguments } from '../read-arguments.ts';
import { UsageError } from '../usage-error.ts';
import { readKnownIssuers } from '../verification/known-issuers.ts';
import { placeOf } from '../verification/place.ts';
import { printVerdict, printVerdictLine } from '../verification/print-verdict.ts';
import { readQrCodes } from '../verification/qr-reader.ts';
import { type Source, sourcesOf, UnreadableError } from '../verification/source.ts';
import type { World } from '../world.ts';

/** `laurel verify` */
export const verify: Command = {
  name: 'verify',
  summary: 'Verify credentials on this machine, whoever issued them',
  help: `
Usage: laurel verify FILE|FOLDER|URL|- ... [--json] [--offline]
                     [--known-issuers FILE|URL] [--fetch-resources] [--verifier ID]
                     [--rpc URL[,URL...]]

  FILE       anything that holds credentials: JSON, a token, a PNG, SVG or PDF, a ZIP
             archive of many, a photo of a QR code
  FOLDER     every file in it
  URL        the address of a credential, or of its page on a Laurel server
  -          standard input
  --json     print the whole verdict; of several, a list of {source, path, verdict}
  --offline  ask nobody: what would have to be fetched cannot be checked
  --known-issuers FILE|URL
             the issuers you know: a JSON array of {id, name, listedBy}, or a Laurel
             server's /api/v1/known-issuers. An issuer that is not in it is said to be in
             no list, one that only looks like one in it is warned of; neither changes
             the outcome
  --fetch-resources
             also fetch and compare the schemas and related files that a credential
             names; this may tell its issuer that it is being checked
  --verifier ID
             who you are: the very text that you gave the holder. Needed only where a
             credential is shown under a pseudonym, which is made for one verifier;
             --json then says which pseudonym it is
  --rpc URL[,URL...]
             nodes of blockchains (JSON-RPC over https) that are asked for what is
             recorded there: better several, of different owners. They learn which
             record is looked up. Without any, it could not be checked

Only what the credential itself names is fetched, by https: the DID document and the
status list of its issuer, and of whoever endorses it. A did:web of localhost is fetched
by http.

Exit code: 0 valid, 1 not valid, 2 could not be checked or not be read. Of several the
worst: one that is not valid makes 1, else one that could not be checked makes 2.`,
  async run(args, world) {
    const { json, offline, resources, operands, list, verifierId, rpcs } = read(args);
    const knownIssuers = list === undefined ? undefined : await readKnownIssuers(list);
    const sources = (await Promise.all(operands.map((it) => sourcesOf(it, world)))).flat();
    if (sources.length === 0) {
      world.err('There is no file to verify. Nothing was checked.\n');
      return exitCodes.unknown;
    }
    // Within one run a list is asked for once, as long as its issuer lets it be used.
    const statusLists = createStatusListMemory({ now: world.now, maxAgeMs: 86_400_000 });
    const answers: Answer[] = [];
    const alone = sources.length === 1;
    for (const source of sources) {
      const some = await answersOf(source, {
        world,
        offline,
        resources,
        knownIssuers,
        statusLists,
        verifierId,
        rpcs,
        alone,
      });
      for (const answer of some) print(answer, { world, json, alone: alone && some.length === 1 });
      answers.push(...some);
    }
    if (json) world.out(jsonOf(answers));
    if (answers.length === 0) world.err('There was no credential to verify. Nothing was checked.\n');
    return worst(answers.map(codeOf));
  },
};

type Answer =
  | { source: string; path: FoundVerdict['path']; verdict: Verdict }
  | { source: string; path: FoundVerdict['path']; error: string; code: string };

function read(args: readonly string[]) {
  const boolean = { type: 'boolean', default: false } as const;
  const options = {
    json: boolean,
    offline: boolean,
    'fetch-resources': boolean,
    'known-issuers': { type: 'string' },
    verifier: { type: 'string' },
    rpc: { type: 'string' },
  } as const;
  const { values, positionals } = readArguments(args, options, Number.POSITIVE_INFINITY);
  if (positionals.length === 0) throw new UsageError('Say what to verify: a file, a folder, an address, or - .');
  const address = [...positionals, values['known-issuers'] ?? ''].find((it) => /^https?:\/\//i.test(it));
  if (values.offline && address) throw new UsageError(`--offline cannot fetch ${address}. Save it to a file first.`);
  const { json, offline, 'fetch-resources': fetchResources, 'known-issuers': list, verifier: verifierId } = values;
  if (offline && fetchResources) throw new UsageError('--offline fetches nothing. Leave out --fetch-resources.');
  if (offline && values.rpc !== undefined) throw new UsageError('--offline asks nobody. Leave out --rpc.');
  const rpcs = values.rpc?.split(',');
  const wrong = rpcs?.find((rpc) => !/^https?:\/\//i.test(rpc));
  if (wrong !== undefined) throw new UsageError(`--rpc takes addresses, not “${wrong}”.`);
  const resources = fetchResources ? ('fetch' as const) : undefined;
  return { json, offline, resources, list, verifierId, rpcs, operands: positionals };
}

type Chosen = 'offline' | 'resources' | 'knownIssuers' | 'statusLists' | 'verifierId' | 'rpcs';

interface Asking extends Pick<VerifyOptions, Chosen> {
  world: World;
  alone: boolean;
}

/** What is in one source. Of many sources, one without any credential is passed over. */
async function answersOf({ name, read }: Source, { world, alone, ...asking }: Asking): Promise<Answer[]> {
  try {
    const options = { ...asking, now: world.now(), allowHttpLocalhost: true, readQrCodes };
    const report = await verifyAll(await read(), options);
    const verdicts = report.answers.map(({ path, verdict }) => ({ source: name, path, verdict }));
    return [...verdicts, ...refusals(name, report, alone)];
  } catch (error) {
    if (error instanceof UnreadableError) return [{ source: name, path: [], error: error.message, code: 'unreadable' }];
    throw error;
  }
}

function refusals(source: string, { answers, refused }: VerificationReport, alone: boolean): Answer[] {
  const worth = refused.filter(({ code }) => code !== 'container.no-credential' || (alone && answers.length === 0));
  return worth.map((part) => ({ source, path: part.path, error: refusalText(source, part), code: part.code }));
}

function refusalText(source: string, { path, sentence, whatToDo, detail }: RefusedInput): string {
  const place = placeOf(path);
  const engineers = detail === undefined ? '' : ` (${detail})`;
  return `${source}${place && ` → ${place}`}: ${sentence}${engineers} ${whatToDo}`.trim();
}

function print(answer: Answer, { world, json, alone }: { world: World; json: boolean; alone: boolean }): void {
  if ('error' in answer) {
    world.err(`${alone || json ? '' : '? '}${printable(answer.error)}\n`);
    return;
  }
  if (json) return;
  const place = placeOf(answer.path);
  const name = place === '' ? answer.source : `${answer.source} → ${place}`;
  world.out(alone ? printVerdict(answer.verdict) : printVerdictLine(name, answer.verdict));
}

function codeOf(answer: Answer): ExitCode {
  if ('error' in answer) {
    // What was read and is no credential, or a damaged one, is not valid; what could not be had is not known.
    return answer.code === 'unreadable' || answer.code.startsWith('retrieval.') ? exitCodes.unknown : exitCodes.no;
  }
  const byOutcome = { valid: exitCodes.done, 'not-valid': exitCodes.no, 'could-not-be-checked': exitCodes.unknown };
  return byOutcome[answer.verdict.outcome];
}

/** "Not valid" is worse than "could not be checked", as within one verdict. Nothing at all is no pass. */
function worst(codes: readonly ExitCode[]): ExitCode {
  if (codes.length === 0) return exitCodes.unknown;
  return [exitCodes.no, exitCodes.unknown].find((code) => codes.includes(code)) ?? exitCodes.done;
}

function jsonOf(answers: readonly Answer[]): string {
  const [only, ...more] = answers;
  if (only === undefined || more.length > 0) return `${JSON.stringify(answers, null, 2)}\n`;
  return 'verdict' in only ? `${JSON.stringify(only.verdict, null, 2)}\n` : '';
}
