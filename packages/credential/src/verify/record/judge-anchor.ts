import { hex } from '@scure/base';
import type { LogAnchor, LogService } from '../../did/log-service.ts';
import { isSameHash } from '../../log/merkle-hash.ts';
import type { Evidence } from '../evidence.ts';
import { type Finding, fail, notApplicable, pass, unknown } from '../finding.ts';
import { type ChainEntry, readChainRecord } from './chain-record.ts';
import { chainRecordUrl } from './chain-record-url.ts';
import { isDevelopmentChain } from './development-chains.ts';
import type { LogFinding, LoggedEntry } from './log-finding.ts';

/** So many blocks on top, and nobody has yet undone one of a public chain. */
const MIN_CONFIRMATIONS = 12;

/** What the chain says of a log that holds a credential. */
export interface AnchorFinding {
  readonly finding: Finding;
  /** Which of the issuer's places the receipt names. */
  readonly anchor?: LogAnchor | undefined;
  /** Only where every server said so. */
  readonly entry?: ChainEntry | undefined;
}

/**
 * Whether the log, with the credential in it, is recorded on a chain. Only a place that the issuer's own document names
 * counts: anybody may publish anything under another address. What the receipt says of block and transaction is not
 * believed; the chain's servers are asked.
 */
export function judgeAnchor(
  log: LogService,
  entry: LogFinding,
  { retrievals }: Pick<Evidence, 'retrievals'>,
): AnchorFinding {
  const only = (finding: Finding): AnchorFinding => ({ finding });
  if (log.anchors.length === 0) return only(notApplicable('anchor.none'));
  if (entry.kind !== 'logged') return only(unknown('anchor.not-logged'));
  const given = entry.receipt.anchor;
  if (given === undefined) return only(unknown('anchor.not-yet'));
  const anchor = namedAnchor(log, given);
  if (anchor === undefined) {
    return only(
      unknown('anchor.not-issuers', `chain ${given.chainId}, ${given.contract}, published by ${given.publisher}`),
    );
  }
  const url = anchorQuestion(log, entry) ?? '';
  const retrieval = retrievals.get(url);
  const isAsked = retrieval !== undefined && (retrieval.ok || !UNASKED.has(retrieval.reasonCode));
  if (!isAsked) return { anchor, finding: unknown('anchor.not-asked', url) };
  if (!retrieval.ok)
    return { anchor, finding: unknown('anchor.no-answer', `${retrieval.reasonCode} ${retrieval.detail ?? ''}`.trim()) };
  return { anchor, ...compare(entry, anchor, retrieval.body) };
}

/** What the chain is to be asked about an entry; undefined where there is nothing to ask. */
export function anchorQuestion(log: LogService, { receipt, size }: LoggedEntry): string | undefined {
  const anchor = receipt.anchor && namedAnchor(log, receipt.anchor);
  return anchor && chainRecordUrl({ anchor, origin: receipt.log, size });
}

/** A caller without servers of the chain says one of these. */
const UNASKED: ReadonlySet<string> = new Set(['retrieval.offline', 'retrieval.not-found', 'retrieval.refused']);

function namedAnchor({ anchors }: LogService, { chainId, contract, publisher }: LogAnchor): LogAnchor | undefined {
  const isSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
  return anchors.find(
    (named) => named.chainId === chainId && isSame(named.contract, contract) && isSame(named.publisher, publisher),
  );
}

function compare({ root }: LoggedEntry, { chainId }: LogAnchor, body: string): Omit<AnchorFinding, 'anchor'> {
  const record = readChainRecord(body);
  switch (record.kind) {
    case 'unreadable':
      return { finding: unknown('anchor.answer-unreadable', record.detail) };
    case 'no-answer':
      return { finding: unknown('anchor.no-answer', record.detail) };
    case 'disagree':
      return { finding: unknown('anchor.servers-disagree', record.detail) };
    case 'not-recorded':
      return { finding: unknown('anchor.not-found', record.servers.join(', ')) };
    case 'recorded':
      return { finding: judge(root, chainId, record.entry), entry: record.entry };
  }
}

function judge(root: Uint8Array, chainId: number, entry: ChainEntry): Finding {
  if (!isSameHash(root, entry.root)) {
    return fail('anchor.other-root', `${hex.encode(entry.root)} on the chain, not ${hex.encode(root)}`);
  }
  const { block, confirmations } = entry;
  if (isDevelopmentChain(chainId)) return pass('anchor.anchored-development', `block ${block}`);
  const detail = `${confirmations} blocks on top of block ${block}, fewer than ${MIN_CONFIRMATIONS}`;
  return confirmations < MIN_CONFIRMATIONS
    ? unknown('anchor.too-fresh', detail)
    : pass('anchor.anchored', `block ${block}`);
}
