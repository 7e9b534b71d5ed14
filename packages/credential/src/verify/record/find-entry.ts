import type { LogService } from '../../did/log-service.ts';
import { CredentialError } from '../../errors.ts';
import { parseReceipt, type Receipt } from '../../log/receipt.ts';
import { receiptUrl } from '../../log/receipt-url.ts';
import { verifyReceipt } from '../../log/verify-receipt.ts';
import type { Evidence, Retrieval } from '../evidence.ts';
import { attempt, notRetrieved } from '../finding.ts';
import { isRetrievable } from '../is-retrievable.ts';
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

type Known = Pick<Evidence, 'receipts' | 'retrievals' | 'allowHttpLocalhost'>;

/**
 * Looks for a document in its issuer's log: in a receipt that was given, else in the one that lies at the log's address for
 * it. A receipt shows something only where it holds under the keys that the issuer's own document names, and is of these
 * very bytes. What it says of itself is nobody's word.
 */
export async function findEntry(sought: EntrySought, known: Known): Promise<LogFinding> {
  const given = await findGiven(sought, known.receipts);
  if (given?.kind === 'logged' && !mayBeNewer(sought, given)) return given;
  const url = addressOf(sought, known);
  if (url === undefined) return given ?? { kind: 'unknown', reasonCode: 'record.no-address' };
  const retrieval = known.retrievals.get(url);
  if (retrieval === undefined) return given ?? { kind: 'unknown', reasonCode: 'record.not-asked', detail: url };
  const fetched = await readFetched(sought, url, retrieval);
  return given?.kind === 'logged' && !isAnchored(fetched) ? given : fetched;
}

/** A receipt from before the log was anchored shows that it is in the log; one that was made since shows more. */
export function mayBeNewer({ log }: Pick<EntrySought, 'log'>, given: LogFinding): boolean {
  return log.anchors.length > 0 && !isAnchored(given);
}

function isAnchored(entry: LogFinding): boolean {
  return entry.kind === 'logged' && entry.receipt.anchor !== undefined;
}

/** The entry by a receipt that was given, or what is wrong with those that were; undefined where none was. */
export async function findGiven(
  sought: EntrySought,
  receipts: readonly string[] = [],
): Promise<LogFinding | undefined> {
  const read = receiptsIn(receipts);
  const ours = read.filter(({ forms }) => sought.digests.some((digest) => forms.includes(digest))).slice(0, MAX_TRIED);
  const tried = await Promise.all(ours.map((receipt) => prove(sought, receipt)));
  const [first] = tried;
  if (first !== undefined) return tried.find(({ kind }) => kind === 'logged') ?? first;
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

async function readFetched(sought: EntrySought, url: string, retrieval: Retrieval): Promise<LogFinding> {
  if (!retrieval.ok) {
    if (retrieval.reasonCode === 'retrieval.not-found') return { kind: 'absent', detail: url };
    return { kind: 'unknown', ...notRetrieved(url, retrieval) };
  }
  const receipt = readReceipt(retrieval.body);
  if (receipt === undefined) return { kind: 'unknown', reasonCode: 'record.receipt-unreadable', detail: url };
  const isOurs = sought.digests.some((digest) => receipt.forms.includes(digest));
  if (isOurs) return prove(sought, receipt);
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

async function prove({ log, digests }: EntrySought, receipt: Receipt): Promise<Proved> {
  const digest = digests.find((one) => receipt.forms.includes(one)) ?? '';
  try {
    const proved = await verifyReceipt({ receipt, digest, verifierKeys: log.verifierKeys });
    if (!proved.ok) return { kind: 'unknown', reasonCode: 'record.receipt-wrong', detail: proved.reason };
    const { index, size, root, time, cosignatures } = proved;
    return { kind: 'logged', receipt, index, size, root, time, cosignatures };
  } catch (error) {
    // The keys that the issuer's document gives for its log are none.
    if (!(error instanceof CredentialError)) throw error;
    return { kind: 'unknown', reasonCode: 'record.log-unreadable', detail: error.message };
  }
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
