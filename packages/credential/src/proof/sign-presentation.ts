import { parseDid } from '../did/parse-did.ts';
import { CredentialError } from '../errors.ts';
import { checkTerms } from '../jsonld/canonicalise.ts';
import { parseJson } from '../model/parse-json.ts';
import { toPresentation } from '../model/parse-presentation.ts';
import type { Presentation } from '../model/presentation.ts';
import { addProof, type ProofTerms } from './add-proof.ts';
import type { Proof } from './proof.ts';
import type { ProofPurpose } from './proof-purpose.ts';
import { signingSuite } from './signing-suite.ts';

/** What `signPresentation` needs. */
export interface SignPresentationInput extends ProofTerms {
  readonly presentation: Presentation;
  /** By default `authentication`: the holder answers a verifier, with the verifier's `challenge` and `domain`. */
  readonly proofPurpose?: ProofPurpose | undefined;
}

/** A presentation with the one proof that `signPresentation` added. */
export type SecuredPresentation = Presentation & { readonly proof: Proof };

/**
 * Signs a presentation as its holder: one Data Integrity proof over it and every credential in it, under the same rules as
 * `signCredential`. Without a challenge of the verifier's, whoever sees it can show it again elsewhere.
 *
 * @see https://www.w3.org/TR/vc-data-model-2.0/#verifiable-presentations
 * @throws CredentialError `credential.*`, `json.*`, `did.malformed`, `proof.*`, `key.type-unsupported`
 */
export async function signPresentation(input: SignPresentationInput): Promise<SecuredPresentation> {
  const { contexts, proofPurpose = 'authentication' } = input;
  const presentation = toPresentation(parseJson(JSON.stringify(input.presentation)), { contexts });
  if (presentation.proof !== undefined) {
    throw new CredentialError('credential.malformed', '/proof: it is signed already');
  }
  const { did, fragment } = parseDid(input.verificationMethod);
  const { holder = did } = presentation;
  if (fragment === undefined || did !== (typeof holder === 'string' ? holder : holder.id)) {
    throw new CredentialError('proof.malformed', `${input.verificationMethod} is no key of the holder`);
  }
  // Whatever the JSON means is signed: the verifier will want to know that it means something.
  if (signingSuite(input).signs === 'json') await checkTerms(presentation, contexts);
  // A presentation that had no proof is the same presentation with one proof.
  return (await addProof({ ...input, document: presentation, proofPurpose })) as SecuredPresentation;
}
