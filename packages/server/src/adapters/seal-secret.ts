import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { type SealedIdentity, type SealedSecret, SignerError } from '../ports/index.ts';

/** Keys that seal others, 32 bytes each, the newest last; none while the install is sealed. */
export type KeyEncryptionKeys = readonly Uint8Array[];

const nonceBytes = 12;
const tagBytes = 16;
const idBytes = 8;

/** Versions of what is sealed. The first names no key-encryption key: it was made when there was one only. */
const versions = { one: 1, named: 2 } as const;

/**
 * Seals a secret with AES-256-GCM under the newest key. Owner, id and type are authenticated with it, so that a sealed key
 * moved to another organisation's row does not open.
 *
 * @throws SignerError `signer.sealed` when there is no key
 */
export function sealSecret(keys: KeyEncryptionKeys, identity: SealedIdentity, secret: Uint8Array): Buffer {
  const key = keys.at(-1);
  if (!key) throw sealedInstall();
  const head = Buffer.concat([Buffer.of(versions.named), idOf(key)]);
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(associatedData(identity, head));
  const body = Buffer.concat([cipher.update(secret), cipher.final()]);
  return Buffer.concat([head, nonce, cipher.getAuthTag(), body]);
}

/**
 * Opens what was sealed for this identity.
 *
 * @throws SignerError `signer.sealed` when there is no key, `signer.key-not-opened` when none fits
 */
export function openSecret(keys: KeyEncryptionKeys, sealedKey: SealedSecret): Buffer {
  if (keys.length === 0) throw sealedInstall();
  const sealed = Buffer.from(sealedKey.sealed);
  const head = sealed.subarray(0, sealed[0] === versions.named ? 1 + idBytes : 1);
  for (const key of keysFor(keys, head)) {
    const secret = decrypt(key, associatedData(sealedKey, head), sealed.subarray(head.length));
    if (secret) return secret;
  }
  const { owner, keyId } = sealedKey;
  throw new SignerError('signer.key-not-opened', `The key ${keyId} of ${owner} does not open: ${whyNot(keys, head)}.`);
}

/** Says whether it is sealed under the newest key already. */
export function isSealedUnderNewest(keys: KeyEncryptionKeys, sealed: Uint8Array): boolean {
  const newest = keys.at(-1);
  return (
    newest !== undefined &&
    sealed[0] === versions.named &&
    Buffer.from(sealed.subarray(1, 1 + idBytes)).equals(idOf(newest))
  );
}

/** Says whether it was sealed here, and is no mark of a device or service that holds the key. */
export function isSealedSecret(sealed: Uint8Array): boolean {
  return sealed[0] === versions.one || sealed[0] === versions.named;
}

/** A name that tells nothing of the key. */
function idOf(key: Uint8Array): Buffer {
  return createHash('sha256').update('laurel key-encryption key id\n').update(key).digest().subarray(0, idBytes);
}

function keysFor(keys: KeyEncryptionKeys, head: Buffer): KeyEncryptionKeys {
  if (head[0] === versions.one) return keys;
  return head[0] === versions.named ? keys.filter((key) => idOf(key).equals(head.subarray(1))) : [];
}

function whyNot(keys: KeyEncryptionKeys, head: Buffer): string {
  if (head[0] !== versions.named || keysFor(keys, head).length > 0) return 'it is not what was sealed for it';
  return `the key-encryption key ${head.toString('hex', 1)} is not in the file`;
}

function decrypt(key: Uint8Array, associated: Buffer, sealed: Buffer): Buffer | undefined {
  if (sealed.length < nonceBytes + tagBytes) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes })
    .setAAD(associated)
    .setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()]);
  } catch {
    return undefined;
  }
}

function associatedData({ owner, keyId, type }: SealedIdentity, head: Buffer): Buffer {
  // The first version knew Ed25519 alone, and did not name it.
  const ofType = head[0] === versions.one && type === 'Ed25519' ? '' : `\n${type}`;
  const named = head.length > 1 ? `\n${head.toString('hex', 1)}` : '';
  return Buffer.from(`laurel signing key ${head[0]}${named}\n${owner}\n${keyId}${ofType}`);
}

function sealedInstall(): SignerError {
  return new SignerError(
    'signer.sealed',
    'There is no key-encryption key: nothing is signed until its file is put back.',
  );
}
