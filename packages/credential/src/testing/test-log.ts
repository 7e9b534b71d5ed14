import { base64, base64urlnopad, hex } from '@scure/base';
import type { DidService } from '../did/did-document.ts';
import type { LogAnchor } from '../did/log-service.ts';
import { commitmentOf } from '../log/commitment-of.ts';
import { createTree } from '../log/create-tree.ts';
import { hashCredential } from '../log/hash-credential.ts';
import { hashLeaf } from '../log/merkle-hash.ts';
import { noteVerifierKey } from '../log/note-verifier-key.ts';
import { proveInclusion } from '../log/prove-inclusion.ts';
import { formatReceipt, type ReceiptAnchor } from '../log/receipt.ts';
import { receiptUrl } from '../log/receipt-url.ts';
import { signCheckpoint } from '../log/sign-checkpoint.ts';
import type { Content } from '../verify/content.ts';
import { chainRecordUrl } from '../verify/record/chain-record-url.ts';
import { type TestKey, testKey } from './test-issuer.ts';

/** Where test logs are anchored: Anvil's chain, unless a test says otherwise. */
export const ANCHOR: LogAnchor = {
  chainId: 31_337,
  contract: '0x5FbDB2315678afecb367f032d93F642f64180aa3',
  publisher: '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266',
};

interface Entry {
  readonly credentialId: string;
  readonly salt: Uint8Array;
  readonly forms: readonly string[];
}

/** A transparency log in memory, with a key of its own. */
export class TestLog {
  readonly origin: string;
  readonly uri: string;
  readonly entries: Entry[] = [];
  /** When the next checkpoint is signed. */
  now = new Date('2026-11-24T10:00:00Z');
  readonly #key: TestKey;
  readonly #hashes = new Map<string, Uint8Array>();
  readonly #tree = createTree(undefined, (level, index, hash) => this.#hashes.set(`${level} ${index}`, hash));

  private constructor(host: string, key: TestKey) {
    this.origin = `${host}/log`;
    this.uri = `https://${host}/log`;
    this.#key = key;
  }

  static async create({ host = 'issuer.example', seed = 70 } = {}): Promise<TestLog> {
    return new TestLog(host, await testKey(seed));
  }

  get size(): number {
    return this.entries.length;
  }

  /** Appends an award in all its forms; gives its index. */
  append(credentialId: string, ...contents: Content[]): number {
    const salt = new Uint8Array(32).fill(this.size + 1);
    const entry = { credentialId, salt, forms: contents.map((content) => hashCredential(content)) };
    this.entries.push(entry);
    this.#tree.append(hashLeaf(commitmentOf(entry)));
    return this.size - 1;
  }

  /** Entries of no matter what. */
  pad(count: number): void {
    for (let at = 0; at < count; at++) this.append(`urn:x:${this.size}`, JSON.stringify({ at: this.size }));
  }

  /** The receipt of an entry, for the tree as it is now. */
  async receipt(index: number, anchor?: Partial<ReceiptAnchor>): Promise<string> {
    const { credentialId, salt, forms } = this.entries[index] ?? fail(index);
    const read = (level: number, at: number) => this.#hashes.get(`${level} ${at}`) ?? fail(at);
    const proof = await proveInclusion({ index, size: this.size, read });
    return formatReceipt({
      type: 'LogReceipt',
      credentialId,
      log: this.origin,
      index,
      salt: base64urlnopad.encode(salt),
      forms,
      inclusionProof: proof.map((hash) => base64.encode(hash)),
      checkpoint: await this.checkpoint(),
      ...(anchor === undefined ? {} : { anchor: { ...ANCHOR, ...BLOCK, ...anchor } }),
    });
  }

  checkpoint(): Promise<string> {
    const { name, publicKey, sign } = { name: this.origin, ...this.#key };
    const key = { name, publicKey, sign };
    return signCheckpoint({ origin: this.origin, size: this.size, root: this.root(), key, now: this.now });
  }

  root(): Uint8Array {
    return this.#tree.root();
  }

  /** As the DID document of its owner names it. */
  service(did: string, anchors: readonly LogAnchor[] = [ANCHOR]): DidService {
    const verifierKeys = [noteVerifierKey({ name: this.origin, publicKey: this.#key.publicKey })];
    return {
      id: `${did}#log`,
      type: 'TransparencyLog',
      serviceEndpoint: { uri: this.uri, verifierKeys, anchors: anchors.map((anchor) => ({ ...anchor })) },
    };
  }

  receiptUrl(credentialId: string): string {
    return receiptUrl(this.uri, credentialId);
  }

  /** What a verifier asks a chain about this log as it is. */
  chainUrl(anchor = ANCHOR): string {
    return chainRecordUrl({ anchor, origin: this.origin, size: this.size });
  }

  /** What an honest server of the chain answers about it. */
  chainAnswer(changes: object = {}): Record<string, unknown> & { readonly root: string } {
    const { block, blockHash, blockTime } = BLOCK;
    const root = `0x${hex.encode(this.root())}`;
    return { rpc: 'http://127.0.0.1:8545', root, block, blockHash, blockTime, confirmations: 30, ...changes };
  }
}

const BLOCK = {
  transaction: `0x${'ab'.repeat(32)}`,
  block: 12,
  blockHash: `0x${'cd'.repeat(32)}`,
  blockTime: '2026-11-24T10:05:00Z',
};

function fail(index: number): never {
  throw new RangeError(`no entry ${index}`);
}
