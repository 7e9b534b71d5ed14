import {
  createRetrieve,
  createStatusListMemory,
  type FoundVerdict,
  type RefusedInput,
  type Retrieve,
  type Verdict,
  type VerificationReport,
  type VerifyOptions,
  verifyAll,
} from '@laurel/sdk';
import type { Command } from '../command.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { logPolicyOf } from '../log/log-policy.ts';
import { rpcAddresses } from '../log/rpc-addresses.ts';
import { printable } from '../printable.ts';
import { readArguments } from '../read-arguments.ts';
import { UsageError } from '../usage-error.ts';
import { keepDocuments, readKeptDocuments, withKept } from '../verification/kept-documents.ts';
import { readKnownIssuers } from '../verification/known-issuers.ts';
import { placeOf } from '../verification/place.ts';
import { printVerdict, printVerdictLine } from '../verification/print-verdict.ts';
import { readQrCodes } from '../verification/qr-reader.ts';
import { readReceipts } from '../verification/read-receipts.ts';
import { type Source, sourcesOf, UnreadableError } from '../verification/source.ts';
import type { World } from '../world.ts';

/** `laurel verify` */
export const verify: Command = {
  name: 'verify',
  summary: 'Verify credentials on this machine, whoever issued them',
  help: `
Usage: laurel verify FILE|FOLDER|URL|- ... [--json] [--offline]
                     [--known-issuers FILE|URL] [--fetch-resources] [--verifier ID]
                     [--rpc URL[,URL...]] [--receipt FILE] [--fetch-receipts]
                     [--require-record] [--witness KEY ... [--quorum N]]
                     [--log-policy FILE] [--keep FOLDER] [--documents FOLDER]

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
  --receipt FILE
             the receipt of a credential in its issuer's public log, where it is not in
             the file itself; may be given several times
  --fetch-receipts
             also ask the issuer's log for receipts that did not come with a credential;
             this tells its issuer that it is being checked
  --require-record
             a credential that is not shown to be in a public log is not enough
  --witness KEY
             the key of a witness of logs that you know (name+id+key): how many of yours
             have cosigned what a log says is then said
  --quorum N how many of these must have: a receipt with fewer shows nothing
  --log-policy FILE
             which logs count, which witnesses you know and which of them must have
             cosigned, in the form of C2SP tlog-policy
  --keep FOLDER
             write the documents that the answer rests on into this folder
  --documents FOLDER
             use documents that --keep wrote, where their servers do not answer; the
             answer says how old they are

Only what the credential itself names is fetched, by https: the DID document and the
status list of its issuer, and of whoever endorses it. A did:web of localhost is fetched
by http.

Exit code: 0 valid, 1 not valid, 2 could not be checked or not be read. Of several the
worst: one that is not valid makes 1, else one that could not be checked makes 2.`,
  async run(args, world) {
    const { json, offline, operands, list, keep, documents, receiptFiles, policyValues, ...asked } = read(args);
    const chosen = { ...asked, logPolicy: await logPolicyOf(policyValues) };
    const knownIssuers = list === undefined ? undefined : await readKnownIssuers(list);
    const sources = (await Promise.all(operands.map((it) => sourcesOf(it, world)))).flat();
    if (sources.length === 0) {
      world.err('There is no file to verify. Nothing was checked.\n');
      return exitCodes.unknown;
    }
    // Within one run a list is asked for once, as long as its issuer lets it be used.
    const statusLists = createStatusListMemory({ now: world.now, maxAgeMs: 86_400_000 });
    const kept = documents === undefined ? new Map() : await readKeptDocuments(documents);
    const fetched = new Map();
    const ask = offline ? askNobody : createRetrieve({ now: world.now, allowHttpLocalhost: true, rpcs: chosen.rpcs });
    const retrieve = withKept(ask, kept, fetched);
    const receipts = await readReceipts(receiptFiles, sources);
    const answers: Answer[] = [];
    const alone = sources.length === 1;
    for (const source of sources) {
      const some = await answersOf(source, {
        ...chosen,
        world,
        offline,
        retrieve,
        receipts,
        knownIssuers,
        statusLists,
        alone,
      });
      for (const answer of some) print(answer, { world, json, alone: alone && some.length === 1 });
      answers.push(...some);
    }
    if (json) world.out(jsonOf(answers));
    const verdicts = answers.flatMap((answer) => ('verdict' in answer ? [answer.verdict] : []));
    if (keep !== undefined) await keepDocuments(keep, verdicts, fetched);
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
    rpc: { type: 'string', multiple: true },
    witness: { type: 'string', multiple: true },
    quorum: { type: 'string' },
    'log-policy': { type: 'string' },
    receipt: { type: 'string', multiple: true },
    'fetch-receipts': boolean,
    'require-record': boolean,
    keep: { type: 'string' },
    documents: { type: 'string' },
  } as const;
  const { values, positionals } = readArguments(args, options, Number.POSITIVE_INFINITY);
  if (positionals.length === 0) throw new UsageError('Say what to verify: a file, a folder, an address, or - .');
  const address = [...positionals, values['known-issuers'] ?? ''].find((it) => /^https?:\/\//i.test(it));
  if (values.offline && address) throw new UsageError(`--offline cannot fetch ${address}. Save it to a file first.`);
  const { json, offline, 'fetch-resources': fetchResources, 'known-issuers': list, verifier: verifierId } = values;
  if (offline && fetchResources) throw new UsageError('--offline fetches nothing. Leave out --fetch-resources.');
  if (offline && values.rpc !== undefined) throw new UsageError('--offline asks nobody. Leave out --rpc.');
  const rpcs = values.rpc === undefined ? undefined : rpcAddresses(values.rpc);
  if (offline && values['fetch-receipts'])
    throw new UsageError('--offline fetches nothing. Leave out --fetch-receipts.');
  const { keep, documents, receipt: receiptFiles = [] } = values;
  return {
    json,
    offline,
    list,
    keep,
    documents,
    receiptFiles,
    operands: positionals,
    resources: fetchResources ? ('fetch' as const) : undefined,
    records: values['fetch-receipts'] ? ('fetch' as const) : undefined,
    record: values['require-record'] ? ('required' as const) : undefined,
    verifierId,
    rpcs,
    policyValues: { witness: values.witness, quorum: values.quorum, policy: values['log-policy'] },
  };
}

const OFFLINE = { ok: false, reasonCode: 'retrieval.offline' } as const;
const askNobody: Retrieve = async () => OFFLINE;

interface Asking extends Pick<VerifyOptions, Chosen> {
  world: World;
  alone: boolean;
  offline: boolean;
}

type Chosen =
  | 'resources'
  | 'records'
  | 'record'
  | 'logPolicy'
  | 'receipts'
  | 'retrieve'
  | 'knownIssuers'
  | 'statusLists'
  | 'verifierId'
  | 'rpcs';

/** What is in one source. Of many sources, one without any credential is passed over. */
async function answersOf({ name, read }: Source, { world, alone, offline, ...asking }: Asking): Promise<Answer[]> {
  try {
    const retrieveFile = offline ? { retrieveFile: async () => OFFLINE } : {};
    const options = { ...asking, ...retrieveFile, now: world.now(), allowHttpLocalhost: true, readQrCodes };
    const report = await verifyAll(await read(), options);
    const verdicts = report.answers.map(({ path, verdict }) => ({ source: name, path, verdict }));
    return [...verdicts, ...refusals(name, report, alone)];
  } catch (error) {
    if (error instanceof UnreadableError) return [{ source: name, path: [], error: error.message, code: 'unreadable' }];
    throw error;
  }
}

function refusals(source: string, { answers, refused }: VerificationReport, alone: boolean): Answer[] {
  // Among several sources a receipt belongs to a credential in another one, which has used it.
  const worth = refused.filter(({ code }) => !PASSED_OVER.has(code) || (alone && answers.length === 0));
  return worth.map((part) => ({ source, path: part.path, error: refusalText(source, part), code: part.code }));
}

const PASSED_OVER: ReadonlySet<string> = new Set(['container.no-credential', 'container.receipt-alone']);

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
