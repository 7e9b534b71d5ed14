import { asList } from '../../model/as-list.ts';
import type { Credential } from '../../model/credential.ts';
import { issuerId } from '../../model/issuer-id.ts';
import type { JsonObject } from '../../model/json-value.ts';
import type { Evidence } from '../evidence.ts';
import { type Finding, fail, toWarning, unknown, worst } from '../finding.ts';
import type { TechnicalProof, Warning } from '../result.ts';
import { checkIssuer, type IssuerFinding } from './check-issuer.ts';
import { checkProof, readProof } from './check-proof.ts';
import type { Clock } from './clock.ts';
import { resolveKey } from './resolve-key.ts';

/** Whether a credential is genuine, and whether it is from whom it says. */
export interface SecuredFindings {
  readonly proof: Finding;
  readonly issuer: Finding;
  readonly warnings: readonly Warning[];
  readonly technical: readonly TechnicalProof[];
}

/** Every proof must be right, and every one must be the named issuer's. One that we cannot check is not passed over. */
export async function checkSecured(credential: Credential, evidence: Evidence, clock: Clock): Promise<SecuredFindings> {
  const proofs = asList(credential.proof);
  const results = await Promise.all(proofs.map((proof) => checkOne(credential, proof, evidence, clock)));
  const [first, ...others] = results;
  if (first === undefined) {
    return { proof: fail('proof.missing'), issuer: unknown('check.not-reached'), warnings: [], technical: [] };
  }
  return {
    proof: worst([first.proof, ...others.map(({ proof }) => proof)]),
    issuer: worst([first.issuer, ...others.map(({ issuer }) => issuer)]),
    warnings: results.flatMap(({ warnings }) => warnings),
    technical: results.flatMap(({ technical }) => technical),
  };
}

async function checkOne(
  credential: Credential,
  json: JsonObject,
  evidence: Evidence,
  clock: Clock,
): Promise<SecuredFindings> {
  const read = readProof(json);
  if (!read.ok) return { proof: read.finding, issuer: unknown('check.not-reached'), warnings: [], technical: [] };
  const proof = read.value;
  const { cryptosuite, verificationMethod, created } = proof;
  const key = resolveKey(verificationMethod, evidence);
  const { finding, ...hashes } = await checkProof(credential, proof, key, clock);
  const issuer: IssuerFinding = key.ok ? checkIssuer(issuerId(credential), proof, key.value) : { finding: key.finding };
  const { revokedLater } = issuer;
  return {
    proof: finding,
    issuer: issuer.finding,
    warnings: revokedLater === undefined ? [] : [toWarning('issuer.key-revoked-later', revokedLater)],
    technical: [{ cryptosuite, verificationMethod, created, ...hashes }],
  };
}
