import { hex } from '@scure/base';
import { encode } from 'cborg';
import { CredentialError } from '../../errors.ts';
import { callSigner } from '../call-signer.ts';
import type {
  CheckProofInput,
  CreateProofInput,
  Cryptosuite,
  DerivedDocument,
  DeriveProofInput,
  ProofVerification,
} from '../cryptosuite.ts';
import type { Proof, ProofOptions } from '../proof.ts';
import { type BaseHashes, baseHashes, utf8 } from './base-hashes.ts';
import { checkBlindMessages } from './bbs/check-blind-messages.ts';
import { type CheckMessagesInput, checkMessages } from './bbs/check-messages.ts';
import { MAX_MESSAGES } from './bbs/generators.ts';
import { proveBlindMessages } from './bbs/prove-blind-messages.ts';
import { proveMessages } from './bbs/prove-messages.ts';
import { randomScalars } from './bbs/scalars.ts';
import {
  type BbsDerivedProof,
  readBbsBaseProof,
  readBbsDerivedProof,
  writeBbsBaseProof,
  writeBbsDerivedProof,
} from './bbs-proof-value.ts';
import { checkHolderCommitment } from './check-holder-commitment.ts';
import { disclose } from './disclose.ts';
import { disclosedStatements } from './disclosed-statements.ts';
import { shuffledLabels } from './hmac-labels.ts';
import { writeScalar } from './holder-secrets.ts';
import { mandatoryPointersOf } from './mandatory-pointers.ts';
import { signedSecrets } from './signed-secrets.ts';
import { splitStatements } from './split-statements.ts';

/**
 * `bbs-2023`: the issuer signs all statements at once; the holder proves that it has that signature, and shows the
 * statements it chooses and always the mandatory ones. No two proofs can be told to be of one credential by themselves:
 * what the statements and the proof options say still can tell. Where the issuer signs secrets of the holder
 * with them, unseen, only the holder can; and one of those can make pseudonyms, each for one verifier.
 *
 * @see https://www.w3.org/TR/vc-di-bbs/#bbs-2023
 */
export const bbs2023: Required<Cryptosuite> = {
  name: 'bbs-2023',
  keyTypes: ['BLS12-381-G2'],
  signs: 'graph',
  bindsHolder: true,
  create,
  verify,
  derive,
};

/** Asks `random` for the 32 bytes of the HMAC key, then where there will be pseudonyms for the issuer's part of them. */
async function create(input: CreateProofInput): Promise<Proof> {
  const { document, options, random, mandatoryPointers = mandatoryPointersOf(document.json) } = input;
  if (random === undefined) throw new CredentialError('proof.signer-failed', 'bbs-2023 needs randomness');
  if (input.signingKey.publicKey === undefined)
    throw new CredentialError('proof.signer-failed', 'bbs-2023 needs the public key');
  const { holderCommitment } = input;
  if (holderCommitment !== undefined) checkHolderCommitment(holderCommitment);
  const hmacKey = Uint8Array.from(random(32));
  const { mandatory, others } = await splitStatements(document, shuffledLabels(hmacKey), mandatoryPointers);
  if (others.length > MAX_MESSAGES)
    throw new CredentialError('credential.too-complex', `${others.length} statements for BBS`);
  const bbsHeader = headerOf(await baseHashes(document, options, mandatory));
  const hasPseudonyms = holderCommitment !== undefined && holderCommitment.feature !== 'anonymous_holder_binding';
  const [signerNymEntropy] = hasPseudonyms ? randomScalars(1, random) : [];
  const committed = holderCommitment === undefined ? [] : [holderCommitment.commitmentWithProof];
  const entropy = signerNymEntropy === undefined ? [] : [writeScalar(signerNymEntropy)];
  const message = encode([bbsHeader, others.map(utf8), ...committed, ...entropy]);
  const bbsSignature = await callSigner(input.signingKey, message, 80);
  const { bytes: publicKey } = input.signingKey.publicKey;
  const isHolderBound = holderCommitment !== undefined;
  const value = { bbsSignature, bbsHeader, publicKey, hmacKey, mandatoryPointers, isHolderBound, signerNymEntropy };
  return { ...options, proofValue: writeBbsBaseProof(value) };
}

/** Asks `random` for what hides the rest, and before it for a presentation header of 32 bytes where none is given. */
async function derive(input: DeriveProofInput): Promise<DerivedDocument> {
  const { document, proof, random, selectivePointers } = input;
  if (random === undefined) throw new CredentialError('proof.signer-failed', 'bbs-2023 needs randomness');
  const base = readBbsBaseProof(proof.proofValue);
  const { bbsHeader, bbsSignature, hmacKey, mandatoryPointers, publicKey } = base;
  const secrets = signedSecrets(base, input.holderSecrets);
  if (input.verifierId !== undefined && base.signerNymEntropy === undefined) {
    throw new CredentialError('proof.no-pseudonym', input.verifierId);
  }
  const disclosure = await disclose({
    document,
    makeLabels: shuffledLabels(hmacKey),
    mandatoryPointers,
    selectivePointers,
  });
  const { labels, mandatoryIndexes, others, selectiveIndexes } = disclosure;
  const presentationHeader = Uint8Array.from(input.presentationHeader ?? random(32));
  const proving = {
    publicKey,
    signature: bbsSignature,
    header: bbsHeader,
    messages: others.map(utf8),
    disclosed: selectiveIndexes,
    presentationHeader,
    random,
  };
  const { verifierId } = input;
  const made =
    secrets === undefined
      ? { bbsProof: proveMessages(proving) }
      : { ...proveBlindMessages({ ...proving, ...secrets, verifierId }), lengthBbsMessages: others.length };
  const proofValue = writeBbsDerivedProof({
    ...made,
    labels: new Map([...labels].map(([canonical, label]) => [canonical, Number(label.slice(1))])),
    mandatoryIndexes,
    selectiveIndexes,
    presentationHeader,
  });
  return { document: disclosure.document, proof: { ...proof, proofValue } };
}

async function verify({ document, key, proof, verifierId = '' }: CheckProofInput): Promise<ProofVerification> {
  const { proofValue, ...rest } = proof;
  const value = readBbsDerivedProof(proofValue);
  if (value.pseudonym !== undefined && verifierId === '') throw new CredentialError('proof.verifier-missing');
  const labels = new Map([...value.labels].map(([canonical, label]) => [`c14n${canonical}`, `b${label}`]));
  const { mandatory, others } = await disclosedStatements(document, labels, value.mandatoryIndexes);
  // The proof without one member still has those that ProofOptions names.
  const hashes = await baseHashes(document, rest as ProofOptions, mandatory);
  const checking = {
    publicKey: key,
    proof: value.bbsProof,
    header: headerOf(hashes),
    presentationHeader: value.presentationHeader,
    messages: others.map(utf8),
    places: value.selectiveIndexes,
  };
  return {
    ...checkProofValue(value, checking, verifierId),
    documentHash: hex.encode(hashes.mandatoryHash),
    proofHash: hex.encode(hashes.proofHash),
  };
}

/** What is said of the holder's secrets is only said where it was shown. */
function checkProofValue(
  { lengthBbsMessages: count, pseudonym: bytes }: BbsDerivedProof,
  checking: CheckMessagesInput,
  verifierId: string,
): ProofVerification {
  if (count === undefined) return { verified: checkMessages(checking) };
  const pseudonym = bytes && { bytes, verifierId };
  const secrets = checkBlindMessages({ ...checking, count, pseudonym });
  if (secrets === undefined) return { verified: false };
  if (bytes === undefined) return { verified: true, holderFeature: 'anonymous_holder_binding' };
  const holderFeature = secrets === 1 ? 'pseudonym' : 'holder_binding_pseudonym';
  return { verified: true, holderFeature, pseudonym: hex.encode(bytes) };
}

/** @see https://www.w3.org/TR/vc-di-bbs/#base-proof-serialization-bbs-2023 */
function headerOf({ mandatoryHash, proofHash }: BaseHashes): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([...proofHash, ...mandatoryHash]);
}
