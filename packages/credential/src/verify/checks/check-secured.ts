import { asList } from '../../model/as-list.ts';
import type { Credential, DataIntegrityProof } from '../../model/credential.ts';
import { issuerId } from '../../model/issuer-id.ts';
import { type ProofVerifier, proofVerifier } from '../../proof/proof-verifier.ts';
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
  const verifyProof = proofVerifier(credential);
  const results = await Promise.all(
    asList(credential.proof).map((json) => {
      const read = readProof(json);
      return read.ok
        ? checkOne({ credential, proof: read.value, verifyProof, evidence, clock })
        : notRead(read.finding);
    }),
  );
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

interface OneProof {
  readonly credential: Credential;
  readonly proof: DataIntegrityProof;
  readonly verifyProof: ProofVerifier;
  readonly evidence: Evidence;
  readonly clock: Clock;
}

async function checkOne({ credential, proof, verifyProof, evidence, clock }: OneProof): Promise<SecuredFindings> {
  const { cryptosuite, verificationMethod, created } = proof;
  const key = resolveKey(verificationMethod, evidence);
  const { finding, ...hashes } = await checkProof(verifyProof, proof, key, clock);
  const issuer: IssuerFinding = key.ok ? checkIssuer(issuerId(credential), proof, key.value) : { finding: key.finding };
  const { revokedLater } = issuer;
  return {
    proof: finding,
    issuer: issuer.finding,
    warnings: revokedLater === undefined ? [] : [toWarning('issuer.key-revoked-later', revokedLater)],
    technical: [{ cryptosuite, verificationMethod, created, ...hashes }],
  };
}

function notRead(proof: Finding): SecuredFindings {
  return { proof, issuer: unknown('check.not-reached'), warnings: [], technical: [] };
}
