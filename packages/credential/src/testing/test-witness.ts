import { ed25519 } from '@noble/curves/ed25519.js';
import { toPublicKey } from '../key/public-key.ts';
import { cosignCheckpoint } from '../log/cosign-checkpoint.ts';
import { noteVerifierKey } from '../log/note-verifier-key.ts';
import { formatSignatures, parseNote } from '../log/parse-note.ts';
import { addCosignatures } from '../log/witness-request.ts';

/** Somebody who cosigns checkpoints. */
export class TestWitness {
  readonly name: string;
  readonly #secret: Uint8Array;

  /** The seed may be of any size: keys of different seeds differ. */
  constructor(name: string, seed: number) {
    this.name = name;
    this.#secret = new Uint8Array(32);
    new DataView(this.#secret.buffer).setUint32(0, seed);
  }

  get verifierKey(): string {
    return noteVerifierKey({ ...this.#key(), type: 'cosignature' });
  }

  /** The checkpoint with its cosignature. That of another text is false. */
  async cosign(note: string, text = parseNote(note).text): Promise<string> {
    const now = new Date('2026-11-24T10:00:05Z');
    return addCosignatures(note, formatSignatures([await cosignCheckpoint({ text, key: this.#key(), now })]));
  }

  #key() {
    const publicKey = toPublicKey('Ed25519', ed25519.getPublicKey(this.#secret));
    return { name: this.name, publicKey, sign: async (bytes: Uint8Array) => ed25519.sign(bytes, this.#secret) };
  }
}
