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
import { checkMessages } from './bbs/check-messages.ts';
import { MAX_MESSAGES } from './bbs/generators.ts';
import { proveMessages } from './bbs/prove-messages.ts';
import { readBbsBaseProof, readBbsDerivedProof, writeBbsBaseProof, writeBbsDerivedProof } from './bbs-proof-value.ts';
import { disclose } from './disclose.ts';
import { disclosedStatements } from './disclosed-statements.ts';
import { shuffledLabels } from './hmac-labels.ts';
import { mandatoryPointersOf } from './mandatory-pointers.ts';
import { splitStatements } from './split-statements.ts';

/**
 * `bbs-2023`, the baseline without the optional features: the issuer signs all statements at once; the holder proves that
 * it has that signature, and shows the statements it chooses and always the mandatory ones. No two proofs can be told to
 * be of one credential by themselves: what the statements and the proof options say still can tell.
 *
 * @see https://www.w3.org/TR/vc-di-bbs/#bbs-2023
 */
export const bbs2023: Required<Cryptosuite> = {
  name: 'bbs-2023',
  keyTypes: ['BLS12-381-G2'],
  signs: 'graph',
  create,
  verify,
  derive,
};

/** Asks `random` for the 32 bytes of the HMAC key. */
async function create(input: CreateProofInput): Promise<Proof> {
  const { document, options, signingKey, random, mandatoryPointers = mandatoryPointersOf(document.json) } = input;
  if (random === undefined) throw new CredentialError('proof.signer-failed', 'bbs-2023 needs randomness');
  if (signingKey.publicKey === undefined)
    throw new CredentialError('proof.signer-failed', 'bbs-2023 needs the public key');
  const hmacKey = Uint8Array.from(random(32));
  const { mandatory, others } = await splitStatements(document, shuffledLabels(hmacKey), mandatoryPointers);
  if (others.length > MAX_MESSAGES)
    throw new CredentialError('credential.too-complex', `${others.length} statements for BBS`);
  const bbsHeader = headerOf(await baseHashes(document, options, mandatory));
  const bbsSignature = await callSigner(signingKey, encode([bbsHeader, others.map(utf8)]), 80);
  const { bytes: publicKey } = signingKey.publicKey;
  return {
    ...options,
    proofValue: writeBbsBaseProof({ bbsSignature, bbsHeader, publicKey, hmacKey, mandatoryPointers }),
  };
}

/** Asks `random` for what hides the rest, and before it for a presentation header of 32 bytes where none is given. */
async function derive({
  document,
  proof,
  random,
  selectivePointers,
  ...more
}: DeriveProofInput): Promise<DerivedDocument> {
  if (random === undefined) throw new CredentialError('proof.signer-failed', 'bbs-2023 needs randomness');
  const { bbsHeader, bbsSignature, hmacKey, mandatoryPointers, publicKey } = readBbsBaseProof(proof.proofValue);
  const disclosure = await disclose({
    document,
    makeLabels: shuffledLabels(hmacKey),
    mandatoryPointers,
    selectivePointers,
  });
  const { labels, mandatoryIndexes, others, selectiveIndexes } = disclosure;
  const presentationHeader = Uint8Array.from(more.presentationHeader ?? random(32));
  const bbsProof = proveMessages({
    publicKey,
    signature: bbsSignature,
    header: bbsHeader,
    messages: others.map(utf8),
    disclosed: selectiveIndexes,
    presentationHeader,
    random,
  });
  const proofValue = writeBbsDerivedProof({
    bbsProof,
    labels: new Map([...labels].map(([canonical, label]) => [canonical, Number(label.slice(1))])),
    mandatoryIndexes,
    selectiveIndexes,
    presentationHeader,
  });
  return { document: disclosure.document, proof: { ...proof, proofValue } };
}

async function verify({ document, key, proof }: CheckProofInput): Promise<ProofVerification> {
  const { proofValue, ...rest } = proof;
  const value = readBbsDerivedProof(proofValue);
  const labels = new Map([...value.labels].map(([canonical, label]) => [`c14n${canonical}`, `b${label}`]));
  const { mandatory, others } = await disclosedStatements(document, labels, value.mandatoryIndexes);
  // The proof without one member still has those that ProofOptions names.
  const hashes = await baseHashes(document, rest as ProofOptions, mandatory);
  const verified = checkMessages({
    publicKey: key,
    proof: value.bbsProof,
    header: headerOf(hashes),
    presentationHeader: value.presentationHeader,
    messages: others.map(utf8),
    places: value.selectiveIndexes,
  });
  return { verified, documentHash: hex.encode(hashes.mandatoryHash), proofHash: hex.encode(hashes.proofHash) };
}

/** @see https://www.w3.org/TR/vc-di-bbs/#base-proof-serialization-bbs-2023 */
function headerOf({ mandatoryHash, proofHash }: BaseHashes): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([...proofHash, ...mandatoryHash]);
}
