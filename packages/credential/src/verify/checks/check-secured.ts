import { issuerId } from '../../model/issuer-id.ts';
import type { Evidence } from '../evidence.ts';
import { type Finding, fail, toWarning, unknown, worst } from '../finding.ts';
import type { OpenedDocument } from '../open-document.ts';
import type { TechnicalProof, Warning } from '../result.ts';
import type { Signature } from '../signature.ts';
import { checkIssuer, type IssuerFinding } from './check-issuer.ts';
import type { Clock } from './clock.ts';
import { resolveKey } from './resolve-key.ts';

/** Whether a credential is genuine, and whether it is from whom it says. */
export interface SecuredFindings {
  readonly proof: Finding;
  readonly issuer: Finding;
  readonly warnings: readonly Warning[];
  readonly technical: readonly TechnicalProof[];
}

/** Every signature must be right, and every one must be the named issuer's. One that we cannot check is not passed over. */
export async function checkSecured(
  { credential, signatures }: OpenedDocument,
  evidence: Evidence,
  clock: Clock,
): Promise<SecuredFindings> {
  const issuer = issuerId(credential);
  const results = await Promise.all(
    signatures.map((read) => (read.ok ? checkOne(issuer, read.value, evidence, clock) : notRead(read.finding))),
  );
  const [first, ...others] = results;
  if (first === undefined) return notRead(fail('proof.missing'));
  return {
    proof: worst([first.proof, ...others.map(({ proof }) => proof)]),
    issuer: worst([first.issuer, ...others.map((other) => other.issuer)]),
    warnings: results.flatMap(({ warnings }) => warnings),
    technical: results.flatMap(({ technical }) => technical),
  };
}

async function checkOne(
  issuer: string,
  signature: Signature,
  evidence: Evidence,
  clock: Clock,
): Promise<SecuredFindings> {
  const { suite, verificationMethod, created } = signature;
  const key = await resolveKey(verificationMethod, evidence, clock);
  const { finding, ...hashes } = await signature.check(key, clock);
  const owner: IssuerFinding = key.ok ? checkIssuer(issuer, signature, key.value) : { finding: key.finding };
  const { revokedLater } = owner;
  return {
    proof: finding,
    issuer: owner.finding,
    warnings: [
      ...(revokedLater === undefined ? [] : [toWarning('issuer.key-revoked-later', revokedLater)]),
      ...(UNUSUAL.has(suite) ? [toWarning('proof.algorithm-unusual', suite)] : []),
    ],
    technical: [{ cryptosuite: suite, verificationMethod, created, ...hashes }],
  };
}

/** Sound today, and on their way out or seldom read by other verifiers. */
const UNUSUAL: ReadonlySet<string> = new Set(['Ed25519Signature2020', 'RS256', 'PS256', 'ES256K', 'ES512']);

function notRead(proof: Finding): SecuredFindings {
  return { proof, issuer: unknown('check.not-reached'), warnings: [], technical: [] };
}
