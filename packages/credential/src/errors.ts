/**
 * Every reason for which this package refuses an input. Codes are stable: programs may branch on them, and
 * `reasonCodes` has one plain sentence and one piece of advice for each.
 */
export const credentialErrorCodes = [
  'json.too-large',
  'json.not-utf8',
  'json.byte-order-mark',
  'json.syntax',
  'json.duplicate-key',
  'json.forbidden-key',
  'json.forbidden-character',
  'json.lone-surrogate',
  'json.number-unsafe',
  'json.too-deep',
  'json.too-many-values',
  'credential.not-a-credential',
  'credential.version-unsupported',
  'credential.malformed',
  'credential.context-inline',
  'credential.context-unknown',
  'credential.context-altered',
  'credential.ambiguous',
  'credential.term-undefined',
  'credential.identifier-relative',
  'credential.too-complex',
  'credential.resource-altered',
  'proof.malformed',
  'proof.signer-failed',
  'proof.suite-unsupported',
  'proof.chain-broken',
  'proof.base-proof',
  'proof.already-derived',
  'proof.pointer-wrong',
  'proof.not-selective',
  'proof.commitment-wrong',
  'proof.holder-secret-wrong',
  'proof.verifier-missing',
  'proof.no-pseudonym',
  'did.malformed',
  'did.method-unsupported',
  'did.document-malformed',
  'did.deactivated',
  'did.version-not-found',
  'key.malformed',
  'key.refused',
  'key.type-unsupported',
  'status.list-malformed',
  'status.list-too-short',
  'status.list-too-large',
  'status.index-out-of-range',
  'status.size-unsupported',
  'status.value-out-of-range',
  'status.not-reversible',
  'status.list-full',
  'container.no-credential',
  'container.ambiguous',
  'container.malformed',
  'container.too-large',
  'container.nested',
  'container.encrypted',
  'container.unsafe',
  'container.unsupported',
  'container.not-retrieved',
  'container.invitation',
  'container.receipt-alone',
  'jose.malformed',
  'jose.unsigned',
  'jose.algorithm-symmetric',
  'jose.algorithm-weak',
  'jose.algorithm-unsupported',
  'jose.extension-unsupported',
  'jose.encrypted',
  'jose.type-wrong',
  'jose.claims-malformed',
  'jose.claims-conflict',
  'jose.key-not-issuers',
  'jose.envelope-malformed',
  'jose.envelope-unsupported',
  'sd-jwt.malformed',
  'sd-jwt.hash-unsupported',
  'sd-jwt.digest-repeated',
  'sd-jwt.salt-repeated',
  'sd-jwt.disclosure-unreferenced',
  'sd-jwt.claim-forbidden',
  'sd-jwt.claim-repeated',
  'sd-jwt.claim-not-disclosable',
  'sd-jwt.claim-unknown',
  'issuer.list-malformed',
  'log.form-malformed',
  'log.salt-wrong',
  'log.out-of-range',
  'log.tile-malformed',
  'log.entry-too-large',
  'log.note-malformed',
  'log.key-malformed',
  'log.key-unsupported',
  'log.checkpoint-malformed',
  'log.checkpoint-unsigned',
  'log.signature-wrong',
  'log.cosignature-wrong',
  'log.origin-wrong',
  'log.receipt-malformed',
  'log.policy-malformed',
] as const;

/** A code from the closed list {@link credentialErrorCodes}. */
export type CredentialErrorCode = (typeof credentialErrorCodes)[number];

/**
 * A refusal: the input breaks a rule that this package holds. `code` is stable and public, `detail` names the place
 * in the input for an engineer, `cause` keeps what was caught.
 *
 * A verdict about a credential is never thrown: see `verifyCredential`.
 */
export class CredentialError extends Error {
  override readonly name = 'CredentialError';
  readonly code: CredentialErrorCode;
  readonly detail: string | undefined;

  constructor(code: CredentialErrorCode, detail?: string, options?: { cause?: unknown }) {
    super(detail === undefined ? code : `${code}: ${detail}`, options);
    this.code = code;
    this.detail = detail;
  }
}
