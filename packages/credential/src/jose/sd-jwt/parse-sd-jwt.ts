import { CredentialError } from '../../errors.ts';
import type { JsonObject } from '../../model/json-value.ts';
import { MAX_JSON_BYTES } from '../../model/parse-json.ts';
import { type ParsedJws, parseJws, unverifiedClaims } from '../jws/parse-jws.ts';
import { type DisclosedClaims, discloseClaims } from './disclose-claims.ts';
import { type Disclosure, parseDisclosure } from './disclosure.ts';
import { type SdHash, sdHashOf } from './sd-hash.ts';

const MAX_DISCLOSURES = 1_000;

/** An SD-JWT in its parts, with the disclosed parts in their places. Nothing in it is believed before it is verified. */
export interface ParsedSdJwt {
  readonly jws: ParsedJws;
  readonly disclosures: readonly Disclosure[];
  readonly hash: SdHash;
  /** What the holder signs a hash of: everything before the key binding. */
  readonly presented: string;
  readonly keyBinding?: ParsedJws | undefined;
  /** The payload as the issuer signed it, with digests. */
  readonly unverifiedPayload: JsonObject;
  /** The payload with exactly the disclosed parts in it, and without digests. */
  readonly unverified: DisclosedClaims;
}

/**
 * Reads an SD-JWT or an SD-JWT+KB in compact form, and puts every disclosed part into its place. A part that the issuer's
 * payload does not refer to refuses the whole; so does a digest or a salt that appears twice.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9901#section-7.1
 * @throws CredentialError `sd-jwt.*`, `jose.*`, `json.*`
 */
export function parseSdJwt(text: string): ParsedSdJwt {
  if (text.length > 4 * MAX_JSON_BYTES) throw new CredentialError('json.too-large', 'an SD-JWT');
  const parts = text.split('~', MAX_DISCLOSURES + 3);
  const [first, ...others] = parts;
  const last = others.pop();
  if (first === undefined || last === undefined) throw new CredentialError('sd-jwt.malformed', 'no ~ after the JWT');
  if (others.length > MAX_DISCLOSURES) throw new CredentialError('sd-jwt.malformed', 'too many disclosures');
  const jws = parseJws(first);
  const unverifiedPayload = unverifiedClaims(jws);
  const hash = sdHashOf(unverifiedPayload._sd_alg);
  const disclosures = others.map(parseDisclosure);
  return {
    jws,
    disclosures,
    hash,
    presented: text.slice(0, text.length - last.length),
    keyBinding: last === '' ? undefined : parseJws(last),
    unverifiedPayload,
    unverified: discloseClaims(unverifiedPayload, disclosures, hash),
  };
}
