import type { PublicKey } from '../key/public-key.ts';
import type { SignatureAlgorithm } from '../key/verify-signature.ts';
import type { JsonObject } from '../model/json-value.ts';
import type { BindingExpectation, BindingFinding } from './binding.ts';
import type { EnvelopeHeader, OpenedEnvelope } from './envelope.ts';
import { keyHintOf } from './key-hint.ts';
import type { ReadPayload } from './payload/read-payload.ts';
import { agree } from './registered-claims.ts';
import { mediaTypeName, typeWrong } from './token-type.ts';

/** One opened envelope, whatever it is made of. */
export interface Opening {
  readonly algorithm: SignatureAlgorithm;
  readonly header: EnvelopeHeader;
  readonly payload: ReadPayload;
  verifySignature(key: PublicKey): Promise<boolean>;
  checkBinding(expected: BindingExpectation): Promise<BindingFinding>;
}

/** Puts together what all envelopes have in common. */
export function opened({ algorithm, header, payload, verifySignature, checkBinding }: Opening): OpenedEnvelope {
  const { kind, form, signer, content } = payload;
  checkContentType(header.cty, kind);
  return {
    kind,
    form,
    algorithm,
    header,
    keyHint: keyHintOf(signer, payload.kid ?? header.kid),
    unverified: content,
    async verify(key) {
      return (await verifySignature(key)) ? { ...content, checkBinding } : undefined;
    },
  };
}

/** The header of a JWS, of which only texts are kept. */
export function headerOf({ alg, typ, cty, kid }: JsonObject): EnvelopeHeader {
  return { alg: String(alg), typ: textOf(typ), cty: textOf(cty), kid: textOf(kid) };
}

/** Claims repeated in a header must say the same (RFC 7519 section 5.3; VC-JOSE-COSE section 4.1). */
export function checkReplicated(header: JsonObject, { content, signer }: ReadPayload): void {
  agree('header iss', textOf(header.iss), signer ?? textOf(content.claims.iss));
  agree('header sub', textOf(header.sub), textOf(content.claims.sub));
}

/** A more exact type than `vc` or `vp` may stand there; the other one of the two, or another token, may not. */
function checkContentType(cty: string | undefined, kind: OpenedEnvelope['kind']): void {
  const name = mediaTypeName(cty);
  const wrong = kind === 'credential' ? 'vp' : 'vc';
  if (name === wrong || name === 'jwt') throw typeWrong(`cty ${JSON.stringify(cty)}`);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
