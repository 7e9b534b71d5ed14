import { CredentialError } from '../errors.ts';
import type { Contexts } from '../jsonld/contexts.ts';
import type { SigningKey } from '../key/signing-key.ts';
import { asList } from '../model/as-list.ts';
import { toDateTime } from '../model/date-time.ts';
import { isJsonObject, type JsonObject } from '../model/json-value.ts';
import { parseJson } from '../model/parse-json.ts';
import type { Cryptosuite, Random } from './cryptosuite.ts';
import { injectContext } from './inject-context.ts';
import { type Proof, type ProofOptions, parseProof } from './proof.ts';
import { checkProofChain, previousProofs } from './proof-chain.ts';
import { isProofPurpose, type ProofPurpose } from './proof-purpose.ts';
import type { SecuredDocument } from './proof-verifier.ts';
import type { HolderCommitment } from './selective/holder-commitment.ts';
import { signingSuite } from './signing-suite.ts';
import { unsecuredDocument } from './unsecured-document.ts';

/** What the signer decides about a proof. */
export interface ProofTerms {
  /** The DID URL of the key, as the DID document of its owner lists it for the purpose. */
  readonly verificationMethod: string;
  readonly signingKey: SigningKey;
  readonly created: Date;
  /** By default the suite that goes with the key: `eddsa-rdfc-2022` for Ed25519, `ecdsa-rdfc-2019` for P-256 and P-384. */
  readonly cryptosuite?: string | undefined;
  readonly expires?: Date | undefined;
  /** An address (`urn:uuid:…`) under which a later proof can build on this one. */
  readonly proofId?: string | undefined;
  /** The ids of the proofs of the document that this one builds on: it signs them too. */
  readonly previousProof?: string | readonly string[] | undefined;
  readonly domain?: string | readonly string[] | undefined;
  readonly challenge?: string | undefined;
  readonly nonce?: string | undefined;
  /** For the selective suites: what every derived proof must disclose, as JSON pointers. */
  readonly mandatoryPointers?: readonly string[] | undefined;
  /** For the selective suites. */
  readonly random?: Random | undefined;
  /**
   * For `bbs-2023`: what the holder gave (`commitHolderSecrets`) to have the credential tied to its secrets, so that a base
   * proof that got out is of no use to anybody else.
   */
  readonly holderCommitment?: HolderCommitment | undefined;
  readonly contexts?: Contexts | undefined;
}

/** What `addProof` needs. */
export interface AddProofInput extends ProofTerms {
  readonly document: SecuredDocument;
  readonly proofPurpose: ProofPurpose;
}

/**
 * Adds a proof to any document: the first, one more of a set, or with `previousProof` the next of a chain.
 *
 * It signs whatever it is given. Whether the document is a credential worth the name, and whether the key is its issuer's,
 * is the caller's to check: see `signCredential`.
 *
 * @see https://www.w3.org/TR/vc-data-integrity/#add-proof-set-chain
 * @throws CredentialError `json.*`, `credential.*`, `proof.malformed`, `proof.chain-broken`, `proof.suite-unsupported`,
 * `proof.commitment-wrong`, `proof.signer-failed`, `key.type-unsupported`
 */
export async function addProof(
  input: AddProofInput,
): Promise<SecuredDocument & { proof: Proof | readonly JsonObject[] }> {
  const { signingKey, holderCommitment, mandatoryPointers, random, contexts } = input;
  const suite = signingSuite(input);
  if (holderCommitment !== undefined && suite.bindsHolder !== true) {
    throw new CredentialError('proof.suite-unsupported', `${suite.name} with ${holderCommitment.feature}`);
  }
  const { proof: own, ...bare } = toJson(input.document);
  const before = asList(own);
  const options = optionsOf(input, suite);
  checkProofChain([...before, options]);
  const unsecured = injectContext(bare);
  const previous = previousProofs(options, before);
  const json: JsonObject = previous.length === 0 ? unsecured : { ...unsecured, proof: previous };
  const document = unsecuredDocument(json, contexts);
  const creating = { document, options, signingKey, mandatoryPointers, random, holderCommitment };
  const proof = parseProof(await suite.create(creating));
  return { ...unsecured, proof: before.length === 0 ? proof : [...before, proof] };
}

/** Through its own text, so that what no JSON can carry (a date object, NaN, a lone surrogate) cannot get in. */
function toJson(document: SecuredDocument): SecuredDocument {
  const json = parseJson(JSON.stringify(document));
  if (!isJsonObject(json)) throw new CredentialError('credential.malformed', 'not a JSON object');
  const { proof } = json;
  for (const entry of Array.isArray(proof) ? proof : proof === undefined ? [] : [proof]) {
    if (!isJsonObject(entry)) throw new CredentialError('proof.malformed', '/proof: not an object');
  }
  // The loop has just shown that its proofs are objects.
  return json as SecuredDocument;
}

function optionsOf(input: AddProofInput, { name }: Pick<Cryptosuite, 'name'>): ProofOptions {
  const { proofId: id, created, expires, verificationMethod, proofPurpose } = input;
  const { domain, challenge, nonce, previousProof } = input;
  // It may come from a request, whatever its type says.
  if (!isProofPurpose(proofPurpose)) throw new CredentialError('proof.malformed', `purpose ${String(proofPurpose)}`);
  return {
    ...(id !== undefined && { id }),
    type: 'DataIntegrityProof',
    cryptosuite: name,
    created: toDateTime(created),
    ...(expires !== undefined && { expires: toDateTime(expires) }),
    verificationMethod,
    proofPurpose,
    ...(domain !== undefined && { domain }),
    ...(challenge !== undefined && { challenge }),
    ...(nonce !== undefined && { nonce }),
    ...(previousProof !== undefined && { previousProof }),
  };
}
