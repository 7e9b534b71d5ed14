import { randomBytes } from 'node:crypto';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import {
  type CreatedKey,
  type KeyIdentity,
  type SealedKey,
  SignerError,
  type SigningKeyType,
} from '../../ports/index.ts';
import { checkIdentity } from '../check-identity.ts';
import { withRecoveryBit } from '../with-recovery-bit.ts';
import { type Attribute, ulongOf } from './cryptoki.ts';
import type { Session } from './token-session.ts';

/** What is kept of a key on a token is where to find it: a mark that says what keeps it, and its CKA_ID. */
export const tokenKeyMark = 0x11;
const idBytes = 16;

const attributes = {
  class: 0x00,
  token: 0x01,
  private: 0x02,
  label: 0x03,
  keyType: 0x100,
  id: 0x102,
  sensitive: 0x103,
  sign: 0x108,
  verify: 0x10a,
  extractable: 0x162,
  modifiable: 0x170,
  ecParams: 0x180,
  ecPoint: 0x181,
} as const;

const classes = { publicKey: 2, privateKey: 3 } as const;
/** CKA_SENSITIVE and no CKA_EXTRACTABLE: the token gives the private value to nobody, in any form. */
const neverOut = [flag('private', true), flag('sensitive', true), flag('extractable', false)];

interface Kind {
  generate: number;
  sign: number;
  /** A DER object identifier: 1.3.101.112 of RFC 8410, 1.3.132.0.10 of SEC 2. */
  ecParams: string;
}

const kinds: Record<SigningKeyType, Kind> = {
  Ed25519: { generate: 0x1055, sign: 0x1057, ecParams: '06032b6570' },
  secp256k1: { generate: 0x1040, sign: 0x1041, ecParams: '06052b8104000a' },
};

/** Makes a key pair on the token, of which the private half never comes out and nothing can be changed. */
export function createTokenKey(session: Session, identity: KeyIdentity): CreatedKey {
  checkIdentity(identity);
  const { generate, ecParams } = kinds[identity.type];
  const id = randomBytes(idBytes);
  const bound = [flag('token', true), flag('modifiable', false), ...bindings(identity, id)];
  session.cryptoki.generateKeyPair(session.handle, {
    mechanism: generate,
    publicKey: [
      ...bound,
      flag('verify', true),
      flag('private', false),
      { type: attributes.ecParams, value: Buffer.from(ecParams, 'hex') },
    ],
    privateKey: [...bound, flag('sign', true), ...neverOut],
  });
  const { publicKey } = find(session, identity, id);
  return { sealed: Buffer.concat([Buffer.of(tokenKeyMark), id]), publicKey };
}

/** Signs with a key of the token. */
export function signWithTokenKey(session: Session, key: SealedKey, bytes: Uint8Array): Uint8Array {
  if (key.type === 'secp256k1' && bytes.length !== 32)
    throw new SignerError('signer.input-invalid', 'A digest has 32 bytes.');
  const { privateKey, publicKey } = findTokenKey(session, key);
  const signature = session.cryptoki.sign(session.handle, privateKey, kinds[key.type].sign, bytes);
  return key.type === 'Ed25519' ? signature : withRecoveryBit({ signature, digest: bytes, publicKey });
}

/** Finds a key on the token by its CKA_ID and the label that names owner, id and type. */
export function findTokenKey(session: Session, key: SealedKey): { privateKey: bigint; publicKey: Buffer } {
  checkIdentity(key);
  if (key.sealed[0] !== tokenKeyMark || key.sealed.length !== 1 + idBytes) throw notOpened(key);
  return find(session, key, key.sealed.subarray(1));
}

function find({ cryptoki, handle, known }: Session, identity: KeyIdentity, id: Uint8Array) {
  const name = `${labelOf(identity)} ${Buffer.from(id).toString('hex')}`;
  const kept = known.get(name);
  if (kept) return kept;
  const only = (of: keyof typeof classes, more: readonly Attribute[]): bigint => {
    const ofClass = { type: attributes.class, value: ulongOf(classes[of]) };
    const [object, ...others] = cryptoki.findObjects(handle, [ofClass, ...bindings(identity, id), ...more]);
    if (object === undefined || others.length > 0) throw notOpened(identity);
    return object;
  };
  const privateKey = only('privateKey', neverOut);
  const point = cryptoki.attribute(handle, only('publicKey', []), attributes.ecPoint);
  const found = { privateKey, publicKey: publicKeyOf(identity.type, point) };
  known.set(name, found);
  return found;
}

function bindings(identity: KeyIdentity, id: Uint8Array): Attribute[] {
  return [
    { type: attributes.label, value: Buffer.from(labelOf(identity)) },
    { type: attributes.id, value: id },
  ];
}

function labelOf({ owner, keyId, type }: KeyIdentity): string {
  return `laurel/${owner}/${keyId}/${type}`;
}

function flag(name: keyof typeof attributes, on: boolean): Attribute {
  return { type: attributes[name], value: Buffer.of(on ? 1 : 0) };
}

function notOpened({ owner, keyId }: KeyIdentity): SignerError {
  return new SignerError('signer.key-not-opened', `The token has no key ${keyId} of ${owner}.`);
}

/** CKA_EC_POINT: most tokens wrap the point in a DER OCTET STRING, some give it bare. */
function publicKeyOf(type: SigningKeyType, point: Buffer): Buffer {
  const bareBytes = type === 'Ed25519' ? 32 : 65;
  const isWrapped = point.length === bareBytes + 2 && point[0] === 0x04 && point[1] === bareBytes;
  const bare = isWrapped ? point.subarray(2) : point;
  if (bare.length !== bareBytes) throw new SignerError('signer.unavailable', 'The token gave no public key.');
  return type === 'Ed25519' ? bare : Buffer.from(secp256k1.Point.fromBytes(bare).toBytes(true));
}
