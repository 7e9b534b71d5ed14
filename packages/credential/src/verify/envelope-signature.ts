import { checkTimes } from '../jose/check-times.ts';
import type { OpenedEnvelope, VerifiedEnvelope } from '../jose/envelope.ts';
import { publicKeyOfMethod } from '../key/public-key-of-method.ts';
import type { Terms } from './checks/clock.ts';
import { type Finding, fail, pass, type Read, refused, toWarning, unknown } from './finding.ts';
import type { Signature, SignatureFinding } from './signature.ts';

/** The one signature of a document that is enveloped in it: a token or a COSE_Sign1. */
export function envelopeSignature(envelope: OpenedEnvelope): Read<Signature> {
  const { algorithm, keyHint, unverified } = envelope;
  const { verificationMethod, kid, issuer } = keyHint;
  const named = verificationMethod ?? issuer;
  if (named === undefined) return { ok: false, finding: unknown('issuer.not-named', kid) };
  return {
    ok: true,
    value: {
      suite: algorithm,
      verificationMethod: named,
      kid: verificationMethod === undefined ? kid : undefined,
      created: unverified.times.issuedAt?.toISOString(),
      async check(key, terms) {
        const untimely = checkTimes(unverified.times, terms);
        if (untimely !== undefined) return { finding: fail(untimely) };
        if (!key.ok) return { finding: unknown('proof.key-unavailable', key.finding.detail) };
        try {
          const verified = await envelope.verify(publicKeyOfMethod(key.value.method));
          if (verified === undefined) return { finding: fail('proof.signature-wrong') };
          return await boundTo(verified, envelope, terms);
        } catch (error) {
          return { finding: refused(error) };
        }
      },
    },
  };
}

/** A presentation, or whatever was asked for, must have been made for this verifier and this question. */
async function boundTo(verified: VerifiedEnvelope, envelope: OpenedEnvelope, terms: Terms): Promise<SignatureFinding> {
  const { domain, challenge, now, toleranceMs } = terms;
  const finding: Finding = pass('proof.genuine', `${envelope.form} ${envelope.algorithm}`);
  if (domain === undefined && challenge === undefined) {
    const bound = verified.nonce !== undefined || verified.audience.length > 0;
    const replayable = envelope.kind === 'presentation' && bound;
    return replayable ? { finding, warnings: [toWarning('proof.occasion-unknown')] } : { finding };
  }
  const clockToleranceSeconds = toleranceMs / 1_000;
  const binding = await verified.checkBinding({ audience: domain, nonce: challenge, now, clockToleranceSeconds });
  return { finding: binding.bound ? finding : fail(binding.reasonCode, binding.detail) };
}
