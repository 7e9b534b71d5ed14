import { base64urlnopad, hex } from '@scure/base';
import { CredentialError } from '../../errors.ts';
import { verifySignature } from '../../key/verify-signature.ts';
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
import { disclose } from './disclose.ts';
import { disclosedStatements } from './disclosed-statements.ts';
import {
  readEcdsaSdBaseProof,
  readEcdsaSdDerivedProof,
  writeEcdsaSdBaseProof,
  writeEcdsaSdDerivedProof,
} from './ecdsa-sd-proof-value.ts';
import { hmacLabels } from './hmac-labels.ts';
import { mandatoryPointersOf } from './mandatory-pointers.ts';
import { makeProofScopedKey, readProofScopedKey } from './proof-scoped-key.ts';
import { splitStatements } from './split-statements.ts';

/**
 * `ecdsa-sd-2023`: the issuer signs each statement alone with a key made for this one proof, and that key with its own;
 * the holder shows the statements it chooses, and always those that the issuer made mandatory. P-256 and SHA-256.
 *
 * Whoever sees two derived proofs of one base proof can tell that they are of one: `bbs-2023` hides that too.
 *
 * @see https://www.w3.org/TR/vc-di-ecdsa/#ecdsa-sd-2023
 */
export const ecdsaSd2023: Required<Cryptosuite> = {
  name: 'ecdsa-sd-2023',
  keyTypes: ['P-256'],
  signs: 'graph',
  bindsHolder: false,
  create,
  verify,
  derive,
};

/** Asks `random` for the HMAC key and then for the proof-scoped key, 32 bytes each. */
async function create(input: CreateProofInput): Promise<Proof> {
  const { document, options, signingKey, random, mandatoryPointers = mandatoryPointersOf(document.json) } = input;
  if (random === undefined) throw new CredentialError('proof.signer-failed', 'ecdsa-sd-2023 needs randomness');
  const hmacKey = Uint8Array.from(random(32));
  const { mandatory, others } = await splitStatements(document, hmacLabels(hmacKey), mandatoryPointers);
  const { publicKey, sign } = makeProofScopedKey(random);
  const hashes = await baseHashes(document, options, mandatory);
  const baseSignature = await callSigner(signingKey, signedData(hashes, publicKey), 64);
  const signatures = others.map((statement) => sign(utf8(statement)));
  const proofValue = writeEcdsaSdBaseProof({ baseSignature, publicKey, hmacKey, signatures, mandatoryPointers });
  return { ...options, proofValue };
}

async function derive({ document, proof, selectivePointers }: DeriveProofInput): Promise<DerivedDocument> {
  const base = readEcdsaSdBaseProof(proof.proofValue);
  const { baseSignature, hmacKey, mandatoryPointers, publicKey } = base;
  const disclosure = await disclose({
    document,
    makeLabels: hmacLabels(hmacKey),
    mandatoryPointers,
    selectivePointers,
  });
  const { labels, mandatoryIndexes, others, selectiveIndexes } = disclosure;
  if (base.signatures.length !== others.length) {
    throw new CredentialError(
      'proof.malformed',
      `${base.signatures.length} signatures for ${others.length} statements`,
    );
  }
  const proofValue = writeEcdsaSdDerivedProof({
    baseSignature,
    publicKey,
    signatures: base.signatures.filter((_, place) => selectiveIndexes.includes(place)),
    labels: new Map(
      [...labels].map(([canonical, label]) => [canonical, Uint8Array.from(base64urlnopad.decode(label.slice(1)))]),
    ),
    mandatoryIndexes,
  });
  return { document: disclosure.document, proof: { ...proof, proofValue } };
}

async function verify({ document, key, proof }: CheckProofInput): Promise<ProofVerification> {
  const { proofValue, ...rest } = proof;
  const { baseSignature, labels, mandatoryIndexes, publicKey, signatures } = readEcdsaSdDerivedProof(proofValue);
  const proofScopedKey = readProofScopedKey(publicKey);
  const { mandatory, others } = await disclosedStatements(document, labelsOf(labels), mandatoryIndexes);
  if (signatures.length !== others.length) {
    throw new CredentialError('proof.malformed', `${signatures.length} signatures for ${others.length} statements`);
  }
  // The proof without one member still has those that ProofOptions names.
  const hashes = await baseHashes(document, rest as ProofOptions, mandatory);
  const data = signedData(hashes, publicKey);
  const shown = { documentHash: hex.encode(hashes.mandatoryHash), proofHash: hex.encode(hashes.proofHash) };
  if (!(await verifySignature({ algorithm: 'ES256', key, data, signature: baseSignature }))) {
    return { verified: false, ...shown };
  }
  const results = await Promise.all(
    signatures.map((signature, place) =>
      verifySignature({ algorithm: 'ES256', key: proofScopedKey, data: utf8(others[place] ?? ''), signature }),
    ),
  );
  return { verified: results.every((verified) => verified), ...shown };
}

/** @see https://www.w3.org/TR/vc-di-ecdsa/#serializesigndata */
function signedData({ mandatoryHash, proofHash }: BaseHashes, publicKey: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([...proofHash, ...publicKey, ...mandatoryHash]);
}

/** @see https://www.w3.org/TR/vc-di-ecdsa/#decompresslabelmap */
function labelsOf(compressed: ReadonlyMap<number, Uint8Array>): ReadonlyMap<string, string> {
  return new Map([...compressed].map(([number, hmac]) => [`c14n${number}`, `u${base64urlnopad.encode(hmac)}`]));
}
