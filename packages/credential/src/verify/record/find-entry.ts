import type { LogService } from '../../did/log-service.ts';
import { CredentialError } from '../../errors.ts';
import { type LogPolicy, lackOf, witnessKeysOf } from '../../log/log-policy.ts';
import { parseReceipt, type Receipt } from '../../log/receipt.ts';
import { receiptUrl } from '../../log/receipt-url.ts';
import { type ReceiptFault, verifyReceipt } from '../../log/verify-receipt.ts';
import type { Evidence, Retrieval } from '../evidence.ts';
import { attempt, notRetrieved } from '../finding.ts';
import { isRetrievable } from '../is-retrievable.ts';
import type { ReasonCode } from '../reason-codes.ts';
import type { LogFinding, LoggedEntry } from './log-finding.ts';

/** So many receipts for one credential are looked at, each of which costs a signature. */
const MAX_TRIED = 4;
/** So many receipts may come with what is verified. */
export const MAX_RECEIPTS = 1_000;

/** What is looked for in which log. */
export interface EntrySought {
  readonly log: LogService;
  /** The digests of the document, any of which may be in the log: see `hashCredential`. */
  readonly digests: readonly string[];
  /** The identifier of the credential, by which its receipt is found. */
  readonly credentialId: string | undefined;
  /** A part of a credential has another digest than the whole, by which it could not be found. */
  readonly isPartlyShown: boolean;
}

type Known = Pick<Evidence, 'receipts' | 'retrievals' | 'allowHttpLocalhost' | 'logPolicy'>;

/**
 * Looks for a document in its issuer's log: in a receipt that was given, else in the one that lies at the log's address for
 * it. A receipt shows something only where it holds under the keys that the issuer's own document names, and is of these
 * very bytes. What it says of itself is nobody's word.
 */
export async function findEntry(sought: EntrySought, known: Known): Promise<LogFinding> {
  const given = await findGiven(sought, known);
  if (given?.kind === 'logged' && !mayBeNewer(sought, given)) return given;
  const url = addressOf(sought, known);
  if (url === undefined) return given ?? { kind: 'unknown', reasonCode: 'record.no-address' };
  const retrieval = known.retrievals.get(url);
  if (retrieval === undefined) return given ?? { kind: 'unknown', reasonCode: 'record.not-asked', detail: url };
  const fetched = await readFetched(sought, url, { retrieval, ...known });
  return given?.kind === 'logged' && !showsMore(fetched, given) ? given : fetched;
}

/**
 * A receipt from before the log was anchored, or before witnesses cosigned, shows that it is in the log; one that was made
 * since shows more.
 */
export function mayBeNewer({ log }: Pick<EntrySought, 'log'>, given: LogFinding): boolean {
  return (log.anchors.length > 0 && !isAnchored(given)) || !isEnough(given);
}

/** One that is enough goes before one that is anchored: what is not enough shows nothing. */
function showsMore(fetched: LogFinding, given: LoggedEntry): boolean {
  return isEnough(fetched) === isEnough(given) ? isAnchored(fetched) : isEnough(fetched);
}

function isEnough(entry: LogFinding): boolean {
  return entry.kind === 'logged' && entry.lack === undefined;
}

function isAnchored(entry: LogFinding): boolean {
  return entry.kind === 'logged' && entry.receipt.anchor !== undefined;
}

/** The entry by a receipt that was given, or what is wrong with those that were; undefined where none was. */
export async function findGiven(
  sought: EntrySought,
  { receipts = [], logPolicy }: Pick<Known, 'receipts' | 'logPolicy'>,
): Promise<LogFinding | undefined> {
  const read = receiptsIn(receipts);
  const ours = read.filter(({ forms }) => sought.digests.some((digest) => forms.includes(digest))).slice(0, MAX_TRIED);
  const tried = await Promise.all(ours.map((receipt) => prove(sought, receipt, logPolicy)));
  const [first] = tried;
  if (first !== undefined) return tried.find(isEnough) ?? tried.find(({ kind }) => kind === 'logged') ?? first;
  // Of several credentials, each may have brought a receipt of its own: only one with this identifier was meant for this.
  const meant = read.find(({ credentialId }) => credentialId === sought.credentialId);
  if (meant === undefined) return undefined;
  const reasonCode = sought.isPartlyShown ? 'record.partly-shown' : 'record.receipt-of-another';
  return { kind: 'unknown', reasonCode, detail: meant.credentialId };
}

/** Where the receipt of a credential lies; undefined where it has no identifier, or the address may not be visited. */
export function addressOf({ log, credentialId }: EntrySought, options: Partial<Known>): string | undefined {
  if (credentialId === undefined) return undefined;
  const url = receiptUrl(log.uri, credentialId);
  return isRetrievable(url, options) ? url : undefined;
}

type Fetched = Pick<Known, 'logPolicy'> & { readonly retrieval: Retrieval };

async function readFetched(sought: EntrySought, url: string, { retrieval, logPolicy }: Fetched): Promise<LogFinding> {
  if (!retrieval.ok) {
    if (retrieval.reasonCode === 'retrieval.not-found') return { kind: 'absent', detail: url };
    return { kind: 'unknown', ...notRetrieved(url, retrieval) };
  }
  const receipt = readReceipt(retrieval.body);
  if (receipt === undefined) return { kind: 'unknown', reasonCode: 'record.receipt-unreadable', detail: url };
  const isOurs = sought.digests.some((digest) => receipt.forms.includes(digest));
  if (isOurs) return prove(sought, receipt, logPolicy);
  if (sought.isPartlyShown) return { kind: 'unknown', reasonCode: 'record.partly-shown', detail: url };
  return contradict(sought, receipt, url);
}

/** The log says that it holds something else, if it is the log that says so. */
async function contradict(sought: EntrySought, receipt: Receipt, url: string): Promise<LogFinding> {
  const [digest = ''] = receipt.forms;
  const other = await prove({ ...sought, digests: [digest] }, receipt);
  if (other.kind !== 'logged') return other;
  return { kind: 'contradicted', detail: `${url} is of ${receipt.forms.join(', ')}, not ${sought.digests.join(', ')}` };
}

async function prove({ log, digests }: EntrySought, receipt: Receipt, logPolicy?: LogPolicy): Promise<Proved> {
  const digest = digests.find((one) => receipt.forms.includes(one)) ?? '';
  try {
    const witnesses = witnessKeysOf(logPolicy);
    const proved = await verifyReceipt({ receipt, digest, verifierKeys: log.verifierKeys, witnesses });
    if (!proved.ok) return { kind: 'unknown', reasonCode: reasonOf(proved.reason), detail: proved.reason };
    const { index, size, root, time, cosignatures } = proved;
    return { kind: 'logged', receipt, index, size, root, time, cosignatures, lack: lackOf(logPolicy, proved) };
  } catch (error) {
    // The keys that the issuer's document gives for its log are none.
    if (!(error instanceof CredentialError)) throw error;
    return { kind: 'unknown', reasonCode: 'record.log-unreadable', detail: error.message };
  }
}

function reasonOf(fault: ReceiptFault): ReasonCode {
  return fault === 'cosignature-wrong' ? 'record.cosignature-wrong' : 'record.receipt-wrong';
}

type Proved = LoggedEntry | Extract<LogFinding, { kind: 'unknown' }>;

const known = new WeakMap<readonly string[], readonly Receipt[]>();

/** Each is parsed once, however many credentials there are to find in them. */
function receiptsIn(texts: readonly string[]): readonly Receipt[] {
  const read = known.get(texts) ?? texts.slice(0, MAX_RECEIPTS).flatMap((text) => readReceipt(text) ?? []);
  known.set(texts, read);
  return read;
}

function readReceipt(text: string): Receipt | undefined {
  const read = attempt(() => parseReceipt(text));
  return read.ok ? read.value : undefined;
}
