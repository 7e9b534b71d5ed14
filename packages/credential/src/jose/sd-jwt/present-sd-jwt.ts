import { CredentialError } from '../../errors.ts';
import { isJsonObject, type JsonValue } from '../../model/json-value.ts';
import { checkKeyBinding } from './check-key-binding.ts';
import { createKeyBinding, type KeyBindingInput } from './create-key-binding.ts';
import { leadsTo, pointerNames } from './json-pointer.ts';
import { parseSdJwt } from './parse-sd-jwt.ts';

/** What `presentSdJwt` needs. */
export interface PresentSdJwtInput {
  /** As the issuer gave it, with all disclosures and without a key binding. */
  readonly sdJwt: string;
  /** JSON Pointers to the parts to show. What a part is inside of is shown with it; hidden parts inside of it are not. */
  readonly reveal: readonly string[];
  readonly keyBinding?: KeyBindingInput | undefined;
}

/**
 * What a holder shows of an SD-JWT: the chosen parts, bound to one verifier and one occasion if a key is given.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9901#section-7.2
 * @throws CredentialError `sd-jwt.claim-unknown`, `sd-jwt.malformed`, `proof.signer-failed`, `jose.*`
 */
export async function presentSdJwt({ sdJwt, reveal, keyBinding }: PresentSdJwtInput): Promise<string> {
  const { hash, keyBinding: already, unverified } = parseSdJwt(sdJwt);
  if (already !== undefined) throw new CredentialError('sd-jwt.malformed', 'it is bound to somebody already');
  for (const pointer of reveal) {
    if (valueAt(unverified.claims, pointer) === undefined) throw new CredentialError('sd-jwt.claim-unknown', pointer);
  }
  const shown = [...unverified.places].filter(([, place]) => reveal.some((pointer) => leadsTo(place, pointer)));
  const [issuerSigned] = sdJwt.split('~', 1);
  const presented = [issuerSigned, ...shown.map(([{ encoded }]) => encoded), ''].join('~');
  return keyBinding === undefined
    ? presented
    : bind(presented, await createKeyBinding(presented, hash, keyBinding), keyBinding);
}

/** Another key than the one that the issuer has confirmed would only be found out by the verifier. */
async function bind(presented: string, token: string, { audience, nonce, now }: KeyBindingInput): Promise<string> {
  const bound = `${presented}${token}`;
  const finding = await checkKeyBinding(parseSdJwt(bound), { audience, nonce, now });
  if (!finding.bound) throw new CredentialError('proof.signer-failed', `the key binding: ${finding.reasonCode}`);
  return bound;
}

function valueAt(claims: JsonValue, pointer: string): JsonValue | undefined {
  let value: JsonValue | undefined = claims;
  for (const name of pointerNames(pointer)) {
    if (Array.isArray(value)) value = /^(?:0|[1-9]\d*)$/.test(name) ? value[Number(name)] : undefined;
    else value = isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  }
  return value;
}
