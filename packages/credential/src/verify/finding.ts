import { CredentialError } from '../errors.ts';
import type { CheckOutcome } from './check-outcome.ts';
import type { Retrieval } from './evidence.ts';
import { type ReasonCode, reasonCodes } from './reason-codes.ts';
import type { Check, CheckName, Warning } from './result.ts';

/** What a check found, before it is put into words. */
export interface Finding {
  readonly outcome: CheckOutcome;
  readonly reasonCode: ReasonCode;
  readonly detail?: string | undefined;
}

/**
 * What was read, or the finding that it could not be. The two are told apart by a member that we set ourselves: a document
 * may bring any member of its own, `outcome` included.
 */
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly finding: Finding };

/** Reads something that may be refused. */
export function attempt<T>(read: () => T): Read<T> {
  try {
    return { ok: true, value: read() };
  } catch (error) {
    return { ok: false, finding: refused(error) };
  }
}

/** A check that passed. */
export const pass = (reasonCode: ReasonCode, detail?: string): Finding => ({ outcome: 'pass', reasonCode, detail });
/** A check that failed: something is wrong. */
export const fail = (reasonCode: ReasonCode, detail?: string): Finding => ({ outcome: 'fail', reasonCode, detail });
/** A check that could not be made. */
export const unknown = (reasonCode: ReasonCode, detail?: string): Finding => ({
  outcome: 'unknown',
  reasonCode,
  detail,
});

/** A check of something that is not there. */
export const notApplicable = (reasonCode: ReasonCode, detail?: string): Finding => ({
  outcome: 'not-applicable',
  reasonCode,
  detail,
});

/** What could not be fetched, and so cannot be checked. */
export function notRetrieved(url: string, { reasonCode, detail = '' }: Extract<Retrieval, { ok: false }>): Finding {
  return unknown(reasonCode, `${url} ${detail}`.trim());
}

/** The worst of several findings: fail, then unknown, then the first. */
export function worst(findings: readonly [Finding, ...Finding[]]): Finding {
  const bad =
    findings.find(({ outcome }) => outcome === 'fail') ?? findings.find(({ outcome }) => outcome === 'unknown');
  return bad ?? findings[0];
}

/** A finding in words. */
export function toCheck(name: CheckName, { outcome, reasonCode, detail }: Finding): Check {
  const check = { name, outcome, reasonCode, ...reasonCodes[reasonCode] };
  return detail === undefined ? check : { ...check, detail };
}

/** A warning in words. */
export function toWarning(reasonCode: ReasonCode, detail?: string): Warning {
  const { sentence } = reasonCodes[reasonCode];
  return detail === undefined ? { reasonCode, sentence } : { reasonCode, sentence, detail };
}

/**
 * A refusal as a finding. What only means that *we* cannot read it is unknown; all else is a fail. Anything that is no
 * refusal of ours is a fault of ours, and is not turned into a verdict about somebody's credential.
 */
export function refused(error: unknown): Finding {
  if (!(error instanceof CredentialError)) throw error;
  const finding = UNREADABLE.has(error.code) ? unknown : fail;
  return finding(error.code, error.detail);
}

const UNREADABLE: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  'credential.version-unsupported',
  'credential.context-unknown',
  'credential.context-altered',
  'proof.suite-unsupported',
  'proof.verifier-missing',
  'did.method-unsupported',
  'did.document-malformed',
  'did.deactivated',
  'status.size-unsupported',
  'key.type-unsupported',
  'jose.algorithm-unsupported',
  'jose.extension-unsupported',
  'jose.encrypted',
  'jose.envelope-unsupported',
  'sd-jwt.hash-unsupported',
]);
