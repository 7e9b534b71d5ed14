import { buildDidDocument } from '../did/build-did-document.ts';
import { didWebUrl } from '../did/did-web-url.ts';
import { buildAchievementCredential } from '../model/build-achievement-credential.ts';
import type { JsonObject } from '../model/json-value.ts';
import {
  type BlockcertsBatch,
  blockcertsBatch,
  type RecordedBatch,
} from '../proof/merkle-proof-2019/blockcerts-batch.ts';
import { ethereumAddress } from '../proof/merkle-proof-2019/ethereum-address.ts';
import type { SecuredDocument } from '../proof/proof-verifier.ts';
import { type TestKey, testKey } from './test-issuer.ts';
import { award, DID, TestWorld } from './test-world.ts';

export const SEPOLIA = 11_155_111;
export const TRANSACTION = `0x${'5a'.repeat(32)}`;
export const TRANSACTION_URL = `eip155:${SEPOLIA}/tx/${TRANSACTION}`;
export const RECORDED_AT = new Date('2026-11-02T10:00:00Z');

/** An issuer that records credentials on a chain, and a verifier that can ask it. */
export class BlockcertsWorld {
  readonly world: TestWorld;
  readonly recorder: TestKey;
  readonly recorderId = `${DID}#recorder`;

  private constructor(world: TestWorld, recorder: TestKey) {
    this.world = world;
    this.recorder = recorder;
    this.publishRecorder('signs');
  }

  static async create(): Promise<BlockcertsWorld> {
    return new BlockcertsWorld(await TestWorld.create(), await testKey(3, 'secp256k1'));
  }

  /** Lists the key of the recorder: as one that may sign credentials, or as one that is only there; perhaps as stolen. */
  publishRecorder(how: 'signs' | 'records', revoked?: Date): void {
    const { keyId, key } = this.world;
    const { publicKeyMultibase } = this.recorder;
    const relationships = how === 'signs' ? (['assertionMethod'] as const) : [];
    const document = buildDidDocument({
      did: DID,
      keys: [
        { id: keyId, publicKeyMultibase: key.publicKeyMultibase },
        { id: this.recorderId, publicKeyMultibase, relationships, revoked },
      ],
    });
    this.world.published.set(didWebUrl(DID), JSON.stringify(document));
  }

  /** Credentials that differ in their number, as they are before anybody signs them. */
  unsigned(count: number): readonly SecuredDocument[] {
    return Array.from({ length: count }, (_, number) =>
      buildAchievementCredential({ ...award, credentialUrl: `https://issuer.example/credentials/${number}` }),
    );
  }

  /** The credentials as Blockcerts, and what the chain has of them. */
  async record(credentials: readonly SecuredDocument[], chainId = SEPOLIA): Promise<readonly SecuredDocument[]> {
    const batch = await blockcertsBatch(credentials);
    this.publishTransaction({ input: batch.transactionData }, chainId);
    return this.prove(batch, chainId);
  }

  prove(batch: BlockcertsBatch, chainId = SEPOLIA): readonly SecuredDocument[] {
    return batch.prove(this.recorded(chainId));
  }

  recorded(chainId = SEPOLIA): RecordedBatch {
    return { chainId, transactionId: TRANSACTION, verificationMethod: this.recorderId, created: RECORDED_AT };
  }

  publishTransaction(changes: JsonObject, chainId = SEPOLIA): void {
    const url = `eip155:${chainId}/tx/${TRANSACTION}`;
    this.world.published.set(url, JSON.stringify({ answers: [this.answer(changes)] }));
  }

  answer(changes: JsonObject = {}): JsonObject {
    return {
      rpc: 'one.example',
      from: ethereumAddress(this.recorder.publicKey),
      input: '0x',
      block: 1_234,
      blockHash: `0x${'b1'.repeat(32)}`,
      blockTime: RECORDED_AT.toISOString(),
      confirmations: 64,
      ...changes,
    };
  }
}
