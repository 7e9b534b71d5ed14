import { CredentialError } from '../../errors.ts';
import type { Contexts } from '../../jsonld/contexts.ts';
import { asList } from '../../model/as-list.ts';
import type { JsonObject } from '../../model/json-value.ts';
import { toCredential } from '../../model/parse-credential.ts';
import { parseJson } from '../../model/parse-json.ts';
import type { Random } from '../cryptosuite.ts';
import { cryptosuiteOf } from '../cryptosuite-of.ts';
import { type Proof, parseProof } from '../proof.ts';
import type { SecuredDocument } from '../proof-verifier.ts';
import { unsecuredDocument } from '../unsecured-document.ts';
import type { HolderSecrets } from './holder-secrets.ts';

/** What `deriveCredential` needs. */
export interface DeriveCredentialInput {
  /** The credential with the issuer's base proof. */
  readonly credential: SecuredDocument;
  /** JSON pointers to what is shown beside what the issuer made mandatory. */
  readonly selectivePointers: readonly string[];
  /** Which of the base proofs, where the credential has several. By default the first. */
  readonly cryptosuite?: string | undefined;
  /** What a verifier gave to tell a fresh proof by. Only `bbs-2023` signs it; by default 32 random bytes. */
  readonly presentationHeader?: Uint8Array | undefined;
  /** `bbs-2023` refuses to derive without it. */
  readonly random?: Random | undefined;
  /**
   * What `commitHolderSecrets` gave, for a credential of `bbs-2023` that is tied to it. It is looked whether they are the
   * right ones, and with them the issuer's signature.
   */
  readonly holderSecrets?: HolderSecrets | undefined;
  /**
   * For whom the copy is, where the credential has pseudonyms: any text, the very one that the verifier gives. The copy
   * shows the same pseudonym to it each time; to whoever else is shown it, it proves nothing.
   */
  readonly verifierId?: string | undefined;
  readonly contexts?: Contexts | undefined;
}

/** A credential that shows less than its issuer signed. */
export interface DerivedCredential extends JsonObject {
  readonly proof: Proof;
}

/**
 * Makes the copy of a credential that is shown to one verifier: what the issuer made mandatory, what the holder selects,
 * and a proof of both. It carries nothing of the rest; other proofs are left out, since they are on the whole.
 *
 * It cannot see whether the base proof is right: a copy of a wrong one is wrong (of one that is tied to its holder's
 * secrets, it sees whether its signature is). Worth one `verifyCredential` before it
 * leaves the holder's hands, which also says whether enough is shown to be a credential.
 *
 * @see https://www.w3.org/TR/vc-di-ecdsa/#add-derived-proof-ecdsa-sd-2023
 * @see https://www.w3.org/TR/vc-di-bbs/#add-derived-proof-bbs-2023
 * @throws CredentialError `json.*`, `credential.*`, `proof.not-selective`, `proof.already-derived`, `proof.pointer-wrong`,
 * `proof.malformed`, `proof.suite-unsupported`, `proof.signer-failed`, `proof.holder-secret-wrong`, `proof.verifier-missing`,
 * `proof.no-pseudonym`, `key.refused`
 * @example
 * const shown = await deriveCredential({ credential, selectivePointers: ['/credentialSubject/achievement/name'], random });
 */
export async function deriveCredential(input: DeriveCredentialInput): Promise<DerivedCredential> {
  const { contexts, holderSecrets, presentationHeader, random, selectivePointers, verifierId } = input;
  const { proof: proofs, ...json } = toCredential(parseJson(JSON.stringify(input.credential)), { contexts });
  const { bindsHolder, derive, proof } = baseProofOf(asList(proofs), input.cryptosuite);
  if (proof.previousProof !== undefined) {
    throw new CredentialError('proof.suite-unsupported', 'a selective proof that builds on another');
  }
  if (!bindsHolder && (holderSecrets !== undefined || verifierId !== undefined)) {
    const code = verifierId === undefined ? 'proof.holder-secret-wrong' : 'proof.no-pseudonym';
    throw new CredentialError(code, `${proof.cryptosuite} ties to no secret`);
  }
  const document = unsecuredDocument(json, contexts);
  const holder = { holderSecrets, verifierId };
  const derived = await derive({ document, proof, selectivePointers, presentationHeader, random, ...holder });
  return { ...derived.document, proof: derived.proof };
}

function baseProofOf(proofs: readonly JsonObject[], name: string | undefined) {
  for (const entry of proofs) {
    const { type, cryptosuite } = entry;
    if (type !== 'DataIntegrityProof' || typeof cryptosuite !== 'string') continue;
    const { bindsHolder = false, derive } = cryptosuiteOf({ type, cryptosuite }) ?? {};
    if (derive !== undefined && (name ?? cryptosuite) === cryptosuite) {
      return { bindsHolder, derive, proof: parseProof(entry) };
    }
  }
  throw new CredentialError('proof.not-selective', name ?? 'no base proof');
}
