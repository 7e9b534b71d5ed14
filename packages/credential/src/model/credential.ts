import type { JsonObject, JsonValue } from './json-value.ts';

/**
 * A credential of the VC Data Model 2.0 or 1.1, secured or not: exactly the object that was parsed, with the members that
 * every credential has named. Nothing was added, renamed or left out. `versionOf` tells its version, `validityOf` its
 * dates, `typesOf` its types and `asList` reads what may stand once or several times.
 *
 * @see https://www.w3.org/TR/vc-data-model-2.0/#basic-concepts
 */
export interface Credential extends JsonObject {
  /** Addresses. Objects are among them only where the caller allowed contexts inline. */
  readonly '@context': readonly (string | JsonObject)[];
  readonly id?: string;
  /** One or several: ask `typesOf`. */
  readonly type: string | readonly string[];
  readonly name?: JsonValue;
  readonly description?: JsonValue;
  readonly issuer: string | (JsonObject & { readonly id: string });
  readonly validFrom?: string;
  readonly validUntil?: string;
  /** 1.1 only. */
  readonly issuanceDate?: string;
  /** 1.1 only. */
  readonly expirationDate?: string;
  readonly credentialSubject: JsonObject | readonly JsonObject[];
  readonly credentialStatus?: JsonObject | readonly JsonObject[];
  readonly credentialSchema?: JsonObject | readonly JsonObject[];
  readonly relatedResource?: JsonObject | readonly JsonObject[];
  readonly proof?: JsonObject | readonly JsonObject[];
}

/** A credential before it is signed. */
export interface UnsignedCredential extends Credential {
  readonly proof?: never;
}

/** A credential with the one proof that `signCredential` added. Its text is `JSON.stringify` of it. */
export interface SecuredCredential extends Credential {
  readonly proof: DataIntegrityProof;
}

/** @see https://www.w3.org/TR/vc-data-integrity/#proofs */
export interface DataIntegrityProof extends JsonObject {
  readonly type: 'DataIntegrityProof';
  readonly cryptosuite: string;
  readonly created?: string;
  readonly expires?: string;
  readonly verificationMethod: string;
  readonly proofPurpose: string;
  readonly proofValue: string;
}
