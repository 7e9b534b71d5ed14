import { CredentialError } from '../errors.ts';
import { decodePublicKeyMultibase } from '../key/decode-public-key-multibase.ts';
import { toDateTime } from '../model/date-time.ts';
import type { DidDocument, DidService, VerificationMethod } from './did-document.ts';
import { parseDid } from './parse-did.ts';
import { withRecordTerms } from './record-terms.ts';
import { type VerificationRelationship, verificationRelationships } from './verification-relationship.ts';

/** A signing key of an issuer. */
export interface IssuerKey {
  /** The whole DID URL: `did:web:example.org#key-1`. */
  readonly id: string;
  readonly publicKeyMultibase: string;
  /**
   * Since when the key must not be trusted, for one that was lost or stolen. A key that is only no longer used stays
   * without it, so that what it signed still verifies.
   */
  readonly revoked?: Date | undefined;
  /** Since when the key is no longer used. What it signed before still verifies. */
  readonly expires?: Date | undefined;
  /**
   * How many entries the issuer's transparency log held when the key was no longer used, or could no longer be trusted:
   * what stands below that number was on record in the key's time, whatever date a signature claims.
   */
  readonly logSize?: number | undefined;
  /** What the key may be used for; signing credentials alone when left out. */
  readonly relationships?: readonly VerificationRelationship[] | undefined;
}

/** What a DID document says of an issuer. */
export interface DidDocumentInput {
  readonly did: string;
  readonly keys: readonly IssuerKey[];
  readonly alsoKnownAs?: readonly string[] | undefined;
  readonly service?: readonly DidService[] | undefined;
}

const contexts = ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'];

/**
 * The DID document of an issuer: every key as a Multikey, for what it is asked for. A key that was
 * retired or stolen stays listed with its date; verifiers decide by the date of the signature and, where the issuer keeps a
 * transparency log, by what the log held on that date.
 *
 * @see https://www.w3.org/TR/cid-1.0/#Multikey
 * @throws CredentialError `did.malformed`, `key.malformed`, `key.refused`, `key.type-unsupported`
 * @example
 * buildDidDocument({
 *   did: 'did:web:example.org',
 *   keys: [{ id: 'did:web:example.org#key-1', publicKeyMultibase, relationships: ['assertionMethod', 'authentication'] }],
 * });
 */
export function buildDidDocument({ did, keys, alsoKnownAs, service }: DidDocumentInput): DidDocument {
  if (parseDid(did).fragment !== undefined) throw new CredentialError('did.malformed', 'a fragment');
  return {
    '@context': needsTerms(keys, service) ? withRecordTerms(contexts) : contexts,
    id: did,
    ...(alsoKnownAs === undefined ? {} : { alsoKnownAs }),
    verificationMethod: keys.map((key) => verificationMethod(did, key)),
    ...relationshipsOf(keys),
    ...(service === undefined ? {} : { service }),
  };
}

/** `assertionMethod` is always there, so that an issuer without keys says that it has none. */
function relationshipsOf(keys: readonly IssuerKey[]): Pick<DidDocument, VerificationRelationship> {
  const lists = verificationRelationships.map((relationship) => {
    const allowed = keys.filter(({ relationships = ['assertionMethod'] }) => relationships.includes(relationship));
    return [relationship, allowed.map(({ id }) => id)] as const;
  });
  return Object.fromEntries(lists.filter(([name, ids]) => name === 'assertionMethod' || ids.length > 0));
}

/** Other documents stay as they were: some software reads the list of contexts and nothing else. */
function needsTerms(keys: readonly IssuerKey[], service: readonly DidService[] | undefined): boolean {
  return keys.some(({ logSize }) => logSize !== undefined) || (service !== undefined && service.length > 0);
}

function verificationMethod(did: string, key: IssuerKey): VerificationMethod {
  const { id, publicKeyMultibase, revoked, expires, logSize } = key;
  const { did: owner, fragment } = parseDid(id);
  if (owner !== did || fragment === undefined) throw new CredentialError('did.malformed', `${id} is no key of ${did}`);
  decodePublicKeyMultibase(publicKeyMultibase);
  return {
    id,
    type: 'Multikey',
    controller: did,
    publicKeyMultibase,
    ...(expires !== undefined && { expires: toDateTime(expires) }),
    ...(revoked !== undefined && { revoked: toDateTime(revoked) }),
    ...(logSize !== undefined && { logSize }),
  };
}
