import { generateKeyPairSync, sign } from 'node:crypto';
import {
  commitmentOf,
  createTree,
  type DidService,
  formatReceipt,
  hashCredential,
  hashLeaf,
  noteVerifierKey,
  type ReceiptAnchor,
  receiptUrl,
  signCheckpoint,
  toPublicKey,
} from '@laurel/credential';

/** Anvil's first contract of its first account, as everybody's development chain has it. */
export const anchor: ReceiptAnchor = {
  chainId: 31_337,
  contract: '0x5fbdb2315678afecb367f032d93f642f64180aa3',
  publisher: '0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266',
  transaction: `0x${'ab'.repeat(32)}`,
  block: 12,
  blockHash: `0x${'cd'.repeat(32)}`,
  blockTime: '2020-01-01T00:05:00Z',
};

/** A log with one entry, and a key of its own. */
export class IssuerLog {
  /** Receipts by their paths. */
  readonly published = new Map<string, unknown>();
  root = '';
  readonly #origin: string;
  readonly #host: string;
  readonly #keys = generateKeyPairSync('ed25519');

  constructor(origin: string) {
    this.#host = origin;
    this.#origin = `${new URL(origin).host}/log`;
  }

  /** Appends the one entry; gives its receipt. */
  async append(credential: string): Promise<string> {
    const [salt, forms] = [new Uint8Array(32).fill(7), [hashCredential(credential)]];
    const tree = createTree();
    tree.append(hashLeaf(commitmentOf({ salt, forms })));
    this.root = `0x${Buffer.from(tree.root()).toString('hex')}`;
    const key = {
      name: this.#origin,
      publicKey: this.#publicKey(),
      sign: async (bytes: Uint8Array) => new Uint8Array(sign(null, bytes, this.#keys.privateKey)),
    };
    const now = new Date('2020-01-01T00:00:00Z');
    return formatReceipt({
      type: 'LogReceipt',
      credentialId: JSON.parse(credential).id,
      log: this.#origin,
      index: 0,
      salt: Buffer.from(salt).toString('base64url'),
      forms,
      inclusionProof: [],
      checkpoint: await signCheckpoint({ origin: this.#origin, size: 1, root: tree.root(), key, now }),
      anchor,
    });
  }

  /** Publishes a receipt at the address of the log for it. */
  publish(receipt: string): void {
    const url = receiptUrl(`${this.#host}/log`, JSON.parse(receipt).credentialId);
    this.published.set(new URL(url).pathname, JSON.parse(receipt));
  }

  service(did: string): DidService {
    const verifierKeys = [noteVerifierKey({ name: this.#origin, publicKey: this.#publicKey() })];
    const { chainId, contract, publisher } = anchor;
    const anchors = [{ chainId, contract, publisher }];
    return {
      id: `${did}#log`,
      type: 'TransparencyLog',
      serviceEndpoint: { uri: `${this.#host}/log`, verifierKeys, anchors },
    };
  }

  #publicKey() {
    const { x = '' } = this.#keys.publicKey.export({ format: 'jwk' });
    return toPublicKey('Ed25519', new Uint8Array(Buffer.from(x, 'base64url')));
  }
}
