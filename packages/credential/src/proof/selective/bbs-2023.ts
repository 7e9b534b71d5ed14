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
import { checkCommitment } from './bbs/check-commitment.ts';
import { checkMessages } from './bbs/check-messages.ts';
import { MAX_MESSAGES } from './bbs/generators.ts';
import { proveBlindMessages } from './bbs/prove-blind-messages.ts';
import { proveMessages } from './bbs/prove-messages.ts';
import { BLIND_API_ID } from './bbs/scalars.ts';
import {
  type BbsBaseProof,
  readBbsBaseProof,
  readBbsDerivedProof,
  writeBbsBaseProof,
  writeBbsDerivedProof,
} from './bbs-proof-value.ts';
import { disclose } from './disclose.ts';
import { disclosedStatements } from './disclosed-statements.ts';
import { shuffledLabels } from './hmac-labels.ts';
import type { HolderCommitment } from './holder-commitment.ts';
import { type HolderSecrets, readScalar, readSecrets } from './holder-secrets.ts';
import { mandatoryPointersOf } from './mandatory-pointers.ts';
import { splitStatements } from './split-statements.ts';

/**
 * `bbs-2023`: the issuer signs all statements at once; the holder proves that it has that signature, and shows the
 * statements it chooses and always the mandatory ones. No two proofs can be told to be of one credential by themselves:
 * what the statements and the proof options say still can tell. Of the optional features it has anonymous holder binding.
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

/** Asks `random` for the 32 bytes of the HMAC key. */
async function create(input: CreateProofInput): Promise<Proof> {
  const { document, options, random, mandatoryPointers = mandatoryPointersOf(document.json) } = input;
  if (random === undefined) throw new CredentialError('proof.signer-failed', 'bbs-2023 needs randomness');
  if (input.signingKey.publicKey === undefined)
    throw new CredentialError('proof.signer-failed', 'bbs-2023 needs the public key');
  checkHolderCommitment(input.holderCommitment);
  const hmacKey = Uint8Array.from(random(32));
  const { mandatory, others } = await splitStatements(document, shuffledLabels(hmacKey), mandatoryPointers);
  if (others.length > MAX_MESSAGES)
    throw new CredentialError('credential.too-complex', `${others.length} statements for BBS`);
  const bbsHeader = headerOf(await baseHashes(document, options, mandatory));
  const toSign = [bbsHeader, others.map(utf8)];
  const commitment = input.holderCommitment?.commitmentWithProof;
  const message = encode(commitment === undefined ? toSign : [...toSign, commitment]);
  const bbsSignature = await callSigner(input.signingKey, message, 80);
  const { bytes: publicKey } = input.signingKey.publicKey;
  const isHolderBound = commitment !== undefined;
  return {
    ...options,
    proofValue: writeBbsBaseProof({ bbsSignature, bbsHeader, publicKey, hmacKey, mandatoryPointers, isHolderBound }),
  };
}

/** Before the signer sees it, which must check it too: a signer says no without saying why. */
function checkHolderCommitment(commitment: HolderCommitment | undefined): void {
  if (commitment === undefined) return;
  const { commitmentWithProof, feature } = commitment;
  if (checkCommitment(commitmentWithProof, BLIND_API_ID)?.secrets !== 1) {
    throw new CredentialError('proof.commitment-wrong', feature);
  }
}

/** Asks `random` for what hides the rest, and before it for a presentation header of 32 bytes where none is given. */
async function derive(input: DeriveProofInput): Promise<DerivedDocument> {
  const { document, proof, random, selectivePointers } = input;
  if (random === undefined) throw new CredentialError('proof.signer-failed', 'bbs-2023 needs randomness');
  const base = readBbsBaseProof(proof.proofValue);
  const { bbsHeader, bbsSignature, hmacKey, mandatoryPointers, publicKey } = base;
  const secrets = secretsFor(base, input.holderSecrets);
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
  const bbsProof = secrets === undefined ? proveMessages(proving) : proveBlindMessages({ ...proving, ...secrets });
  const proofValue = writeBbsDerivedProof({
    bbsProof,
    labels: new Map([...labels].map(([canonical, label]) => [canonical, Number(label.slice(1))])),
    mandatoryIndexes,
    selectiveIndexes,
    presentationHeader,
    lengthBbsMessages: secrets === undefined ? undefined : others.length,
  });
  return { document: disclosure.document, proof: { ...proof, proofValue } };
}

/** The secrets that were signed with a base proof, if any were. One that is not tied to any is not shown as if it were. */
function secretsFor({ isHolderBound }: BbsBaseProof, given: HolderSecrets | undefined) {
  if (isHolderBound !== (given !== undefined)) {
    throw new CredentialError('proof.holder-secret-wrong', isHolderBound ? 'none given' : 'tied to none');
  }
  if (given === undefined) return undefined;
  return { secrets: readSecrets(given), proverBlind: readScalar(given.secretProverBlind) };
}

async function verify({ document, key, proof }: CheckProofInput): Promise<ProofVerification> {
  const { proofValue, ...rest } = proof;
  const value = readBbsDerivedProof(proofValue);
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
  const { lengthBbsMessages: count } = value;
  const verified = count === undefined ? checkMessages(checking) : checkBlindMessages({ ...checking, count });
  return {
    verified,
    documentHash: hex.encode(hashes.mandatoryHash),
    proofHash: hex.encode(hashes.proofHash),
    ...(verified && count !== undefined && { holderFeature: 'anonymous_holder_binding' }),
  };
}

/** @see https://www.w3.org/TR/vc-di-bbs/#base-proof-serialization-bbs-2023 */
function headerOf({ mandatoryHash, proofHash }: BaseHashes): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([...proofHash, ...mandatoryHash]);
}
