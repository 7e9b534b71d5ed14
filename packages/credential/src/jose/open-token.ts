import { checkPresentationBinding } from './binding.ts';
import type { EnvelopeForm, OpenedEnvelope } from './envelope.ts';
import { parseJws, unverifiedClaims } from './jws/parse-jws.ts';
import { verifyJws } from './jws/verify-jws.ts';
import { checkReplicated, headerOf, opened } from './opened.ts';
import { readCredential } from './payload/read-credential.ts';
import type { ReadPayload } from './payload/read-payload.ts';
import { readPresentation } from './payload/read-presentation.ts';
import { readSdJwtVc } from './payload/read-sd-jwt-vc.ts';
import { readUntypedToken } from './payload/read-untyped-token.ts';
import { checkKeyBinding } from './sd-jwt/check-key-binding.ts';
import { type ParsedSdJwt, parseSdJwt } from './sd-jwt/parse-sd-jwt.ts';
import { checkDisclosable } from './sd-jwt/undisclosable.ts';
import { formOfType, typeWrong } from './token-type.ts';

/** Opens a JWS in compact form. `expected` is what the outside says of a token that does not say it itself. */
export function openJws(text: string, expected: EnvelopeForm | undefined): OpenedEnvelope {
  const jws = parseJws(text);
  const claims = unverifiedClaims(jws);
  const header = headerOf(jws.header);
  const payload = readJwsPayload(formOfType(header.typ), expected, claims, header.typ);
  checkReplicated(jws.header, payload);
  return opened({
    algorithm: jws.algorithm,
    header,
    payload,
    verifySignature: (key) => verifyJws(jws, key),
    checkBinding: async (binding) => checkPresentationBinding(payload.content, binding),
  });
}

/** Opens an SD-JWT with or without a key binding. */
export function openSdJwt(text: string, expected: EnvelopeForm | undefined): OpenedEnvelope {
  const sdJwt = parseSdJwt(text);
  const { claims, places } = sdJwt.unverified;
  const header = headerOf(sdJwt.jws.header);
  const payload = readSdJwtPayload(formOfType(header.typ) ?? expected, claims);
  checkReplicated(sdJwt.jws.header, payload);
  checkDisclosable(places.values(), payload.form, 'reading');
  return opened({
    algorithm: sdJwt.jws.algorithm,
    header,
    payload,
    verifySignature: (key) => verifyJws(sdJwt.jws, key),
    checkBinding: (binding) => checkSdJwtBinding(sdJwt, payload, binding),
  });
}

function readJwsPayload(
  typed: EnvelopeForm | undefined,
  expected: EnvelopeForm | undefined,
  claims: ReadPayload['content']['claims'],
  typ: string | undefined,
): ReadPayload {
  const form = typed ?? (typ === undefined ? expected : undefined);
  if (form === undefined) return readUntypedToken(claims, typ);
  if (form === 'vc+jwt') return readCredential(claims, form);
  if (form === 'vp+jwt') return readPresentation(claims, form);
  throw typeWrong(`${form} as a plain JWS`);
}

/** `vc+sd-jwt` was the name of the IETF's kind too, before it was called `dc+sd-jwt`: its `vct` tells. */
function readSdJwtPayload(form: EnvelopeForm | undefined, claims: ReadPayload['content']['claims']): ReadPayload {
  const isIetf = claims.vct !== undefined && claims['@context'] === undefined;
  if (form === 'dc+sd-jwt' || (isIetf && (form === 'vc+sd-jwt' || form === undefined))) return readSdJwtVc(claims);
  if (form === 'vp+sd-jwt') return readPresentation(claims, form);
  if (form === 'vc+sd-jwt' || form === undefined) return readCredential(claims, 'vc+sd-jwt');
  throw typeWrong(`${form} as an SD-JWT`);
}

/** A presentation that its holder signed says itself for whom it is; a credential needs the key binding. */
async function checkSdJwtBinding(
  sdJwt: ParsedSdJwt,
  { kind, content }: ReadPayload,
  expected: Parameters<typeof checkKeyBinding>[1],
) {
  const signedByHolder = kind === 'presentation' && content.claims.cnf === undefined;
  return signedByHolder ? checkPresentationBinding(content, expected) : checkKeyBinding(sdJwt, expected);
}
