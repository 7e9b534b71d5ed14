import { CredentialError } from '../../errors.ts';
import { checkTerms } from '../../jsonld/canonicalise.ts';
import type { Contexts } from '../../jsonld/contexts.ts';
import type { SigningKey } from '../../key/signing-key.ts';
import { checkCredential } from '../../model/check-credential.ts';
import type { UnsignedCredential } from '../../model/credential.ts';
import { issuerId } from '../../model/issuer-id.ts';
import type { JsonObject } from '../../model/json-value.ts';
import type { ParseOptions } from '../../model/parse-credential.ts';
import { parseJson } from '../../model/parse-json.ts';
import { credentialsOf, toPresentation } from '../../model/parse-presentation.ts';
import type { Presentation } from '../../model/presentation.ts';
import { keyHintOf } from '../key-hint.ts';
import { formOfMediaType } from '../media-type.ts';
import { forbidLegacyClaims } from '../payload/read-payload.ts';
import { identifierOf, malformed, withoutRegisteredClaims } from '../registered-claims.ts';

/** With what, and until when, a document is signed. */
export interface Signing {
  readonly signingKey: SigningKey;
  /** The address of the key at the issuer (or holder): a DID URL wherever that is a DID. */
  readonly kid: string;
  /** When it is signed. */
  readonly issuedAt?: Date | undefined;
  /** When the signature ends. The end of the credential itself is `validUntil`. */
  readonly expires?: Date | undefined;
  readonly contexts?: Contexts | undefined;
}

/**
 * A credential that may be signed: everything that our verifier would hold it to, and no term that its contexts leave
 * undefined, although a token would carry it.
 *
 * @throws CredentialError `credential.*`, `json.*`, `jose.key-not-issuers`, `jose.claims-malformed`
 */
export async function checkSignable(credential: JsonObject, { contexts, kid }: Signing): Promise<UnsignedCredential> {
  const checked = checkCredential(credential, { contexts });
  checkNames(checked);
  await checkTerms(checked, contexts);
  checkKeyId(issuerId(checked), kid);
  return checked;
}

/**
 * A presentation that may be signed: every credential in it is secured in its own right.
 *
 * @throws CredentialError `credential.*`, `json.*`, `jose.*`
 */
export async function checkPresentable(presentation: JsonObject, { contexts, kid }: Signing): Promise<Presentation> {
  const checked = toPresentation(parseJson(JSON.stringify(presentation)), { contexts });
  if (checked.proof !== undefined) throw malformed('proof');
  checkHeld(checked, { contexts });
  checkNames(checked);
  const { verifiableCredential: _held, ...own } = checked;
  await checkTerms(own, contexts);
  const holder = identifierOf(checked.holder);
  if (holder !== undefined) checkKeyId(holder, kid);
  return checked;
}

/**
 * Each credential in a presentation is secured: enveloped in a form that we know by name, or with a proof of its own. That
 * it is genuine, only opening and verifying it can tell.
 *
 * @throws CredentialError `credential.*`, `jose.claims-malformed`, `jose.envelope-unsupported`
 */
export function checkHeld(presentation: Presentation, options: ParseOptions = {}): void {
  for (const [index, held] of credentialsOf(presentation, options).entries()) {
    if (held.kind === 'envelope') formOfMediaType(held.envelope.mediaType);
    else if (held.credential.proof === undefined) throw malformed(`verifiableCredential/${index}: it is not secured`);
  }
}

/** Signature times as claims. */
export function timeClaims({ issuedAt, expires }: Signing): JsonObject {
  return {
    ...(issuedAt === undefined ? {} : { iat: toNumericDate(issuedAt) }),
    ...(expires === undefined ? {} : { exp: toNumericDate(expires) }),
  };
}

/** Whole seconds since 1970 (RFC 7519 section 2). */
export function toNumericDate(instant: Date): number {
  return Math.floor(instant.getTime() / 1_000);
}

/** A member that has the name of a claim of the token would be taken for it. */
function checkNames(document: JsonObject): void {
  forbidLegacyClaims(document);
  const name = Object.keys(document).find((member) => withoutRegisteredClaims(document)[member] === undefined);
  if (name !== undefined) throw malformed(`${name} is the name of a registered claim`);
}

function checkKeyId(owner: string, kid: string): void {
  const { verificationMethod } = keyHintOf(owner, kid);
  if (owner.startsWith('did:') && verificationMethod !== kid) {
    throw new CredentialError('jose.key-not-issuers', `${kid.slice(0, 100)} is not the full address of a key`);
  }
}
