import { hex } from '@scure/base';
import type { LogService } from '../../did/log-service.ts';
import type { PolicyLack } from '../../log/log-policy.ts';
import type { Clock } from '../checks/clock.ts';
import type { Evidence } from '../evidence.ts';
import { type Finding, fail, notApplicable, pass, unknown } from '../finding.ts';
import type { ReasonCode } from '../reason-codes.ts';
import { isDevelopmentChain } from './development-chains.ts';
import { type AnchorFinding, judgeAnchor } from './judge-anchor.ts';
import type { LogFinding } from './log-finding.ts';
import type { CountedWitnesses, RecordVerdict, TechnicalRecord } from './record-verdict.ts';
import { inWords, stateRecord } from './state-record.ts';

/** What came of looking for a credential in its issuer's log, and of asking the chain about the log. */
export interface RecordFindings {
  readonly finding: Finding;
  readonly verdict: RecordVerdict;
  readonly technical?: TechnicalRecord | undefined;
}

/** What `checkRecord` needs. */
export interface CheckRecordInput {
  /** The issuer's log, by its own document. */
  readonly log: LogService | 'unreadable' | undefined;
  readonly entry: LogFinding;
  readonly evidence: Evidence;
  readonly clock: Clock;
  /** Whether the verifier wants it to be in a log. */
  readonly isRequired: boolean;
}

/**
 * What the public record says of a credential. Not knowing says nothing against it, unless the verifier requires a record.
 * A contradiction does: a log that holds something else in its place, or that is not what the chain was told.
 */
export function checkRecord({ log, entry, evidence, clock, isRequired }: CheckRecordInput): RecordFindings {
  const isKept = typeof log === 'object';
  const anchor: AnchorFinding = isKept ? judgeAnchor(log, entry, evidence) : { finding: notApplicable('anchor.none') };
  const finding = required(judgeLog(log, entry, anchor, clock), isRequired);
  const witnesses = witnessesOf(entry, evidence);
  const said = stateRecord(entry, anchor, witnesses);
  const verdict = {
    log: inWords(finding, said.log),
    anchor: inWords(anchor.finding, said.anchor),
    ...membersOf(entry, anchor),
    ...(witnesses === undefined ? {} : { witnesses }),
  };
  return { finding, verdict, technical: isKept ? technicalOf(log, entry, anchor) : undefined };
}

function judgeLog(log: CheckRecordInput['log'], entry: LogFinding, { finding }: AnchorFinding, clock: Clock): Finding {
  if (log === 'unreadable') return unknown('record.log-unreadable');
  if (finding.reasonCode === 'anchor.other-root') return fail('record.forked', finding.detail);
  switch (entry.kind) {
    case 'no-log':
      return notApplicable('record.none');
    case 'absent':
      return unknown('record.no-receipt', entry.detail);
    case 'contradicted':
      return fail('record.altered', entry.detail);
    case 'unknown':
      return unknown(entry.reasonCode, entry.detail);
    case 'logged': {
      const { index, size, time, lack } = entry;
      if (lack !== undefined) return unknown(lacks[lack], `entry ${index} of ${size}`);
      if (time !== undefined && time.getTime() > clock.now.getTime() + clock.toleranceMs) {
        return unknown('record.in-future', time.toISOString());
      }
      return pass('record.logged', `entry ${index} of ${size}`);
    }
  }
}

const lacks = {
  'unlisted-log': 'record.log-not-listed',
  'too-few-cosignatures': 'record.too-few-cosignatures',
} as const satisfies Record<PolicyLack, ReasonCode>;

/** Where the verifier knows witnesses, it is told how many of them have cosigned. */
function witnessesOf(entry: LogFinding, { logPolicy }: Evidence): CountedWitnesses | undefined {
  const known = logPolicy?.witnesses.length ?? 0;
  return entry.kind === 'logged' && known > 0 ? { known, cosigned: entry.cosignatures.length } : undefined;
}

/** Whoever requires a record is not content with an issuer who keeps none. */
function required(finding: Finding, isRequired: boolean): Finding {
  return isRequired && finding.outcome === 'not-applicable' ? unknown(finding.reasonCode, finding.detail) : finding;
}

function membersOf(
  entry: LogFinding,
  { anchor, entry: onChain }: AnchorFinding,
): Omit<RecordVerdict, 'log' | 'anchor' | 'witnesses'> {
  if (entry.kind !== 'logged') return {};
  const { index, size, time } = entry;
  return {
    index,
    size,
    ...(time === undefined ? {} : { since: time.toISOString() }),
    ...(anchor === undefined
      ? {}
      : { chainId: anchor.chainId, isDevelopmentChain: isDevelopmentChain(anchor.chainId) }),
    ...(onChain === undefined ? {} : { block: onChain.block, blockTime: onChain.blockTime }),
  };
}

function technicalOf(log: LogService, entry: LogFinding, { anchor, entry: onChain }: AnchorFinding): TechnicalRecord {
  if (entry.kind !== 'logged') return { log: log.uri };
  const { receipt, root, cosignatures } = entry;
  return {
    log: log.uri,
    origin: receipt.log,
    root: hex.encode(root),
    ...(cosignatures.length === 0 ? {} : { witnesses: cosignatures.map(({ name }) => name) }),
    ...(anchor === undefined ? {} : { contract: anchor.contract, publisher: anchor.publisher }),
    ...(anchor === undefined || receipt.anchor === undefined ? {} : { transaction: receipt.anchor.transaction }),
    ...(onChain === undefined
      ? {}
      : { blockHash: onChain.blockHash, confirmations: onChain.confirmations, servers: onChain.servers }),
  };
}
