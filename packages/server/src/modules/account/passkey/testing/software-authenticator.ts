import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** How an authenticator answers; a test bends one thing at a time. */
export interface Ceremony {
  challenge: string;
  origin: string;
  rpId: string;
  type?: 'webauthn.create' | 'webauthn.get';
  userVerified?: boolean;
  /** Signs with another key than the registered one. */
  forged?: boolean;
  counter?: number;
}

/** An authenticator without a device: one ES256 key, answers as WebAuthn Level 3 has them, attestation `none`. */
export interface SoftwareAuthenticator {
  id: string;
  create(ceremony: Ceremony): Record<string, unknown>;
  get(ceremony: Ceremony): Record<string, unknown>;
}

/** Makes one. */
export function createSoftwareAuthenticator(): SoftwareAuthenticator {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { privateKey: strangeKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const credentialId = randomBytes(32);
  const id = credentialId.toString('base64url');
  let counter = 0;
  const next = (given: number | undefined) => {
    counter = given ?? counter + 1;
    return counter;
  };
  return {
    id,
    create(ceremony) {
      const key = coseKey(publicKey);
      const attested = Buffer.concat([Buffer.alloc(16), uint16(credentialId.length), credentialId, key]);
      const authData = Buffer.concat([head(ceremony, next(ceremony.counter), 0x40), attested]);
      const attestationObject = cborMap([
        [cborText('fmt'), cborText('none')],
        [cborText('attStmt'), cborMap([])],
        [cborText('authData'), cborBytes(authData)],
      ]);
      const response = {
        clientDataJSON: clientData('webauthn.create', ceremony).toString('base64url'),
        attestationObject: attestationObject.toString('base64url'),
        transports: ['internal'],
      };
      return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response };
    },
    get(ceremony) {
      const authData = head(ceremony, next(ceremony.counter), 0);
      const client = clientData('webauthn.get', ceremony);
      const signed = Buffer.concat([authData, createHash('sha256').update(client).digest()]);
      const response = {
        clientDataJSON: client.toString('base64url'),
        authenticatorData: authData.toString('base64url'),
        signature: sign('sha256', signed, ceremony.forged ? strangeKey : privateKey).toString('base64url'),
      };
      return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response };
    },
  };
}

function clientData(usual: string, { type, challenge, origin }: Ceremony): Buffer {
  return Buffer.from(JSON.stringify({ type: type ?? usual, challenge, origin, crossOrigin: false }));
}

function head({ rpId, userVerified = true }: Ceremony, counter: number, flags: number): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  const present = 0x01 | (userVerified ? 0x04 : 0) | flags;
  return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.from([present]), count]);
}

function coseKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  return cborMap([
    [Buffer.from([0x01]), Buffer.from([0x02])],
    [Buffer.from([0x03]), Buffer.from([0x26])],
    [Buffer.from([0x20]), Buffer.from([0x01])],
    [Buffer.from([0x21]), cborBytes(Buffer.from(x, 'base64url'))],
    [Buffer.from([0x22]), cborBytes(Buffer.from(y, 'base64url'))],
  ]);
}

function cborMap(entries: readonly (readonly [Buffer, Buffer])[]): Buffer {
  return Buffer.concat([Buffer.from([0xa0 + entries.length]), ...entries.flat()]);
}

function cborText(text: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)]);
}

function cborBytes(bytes: Buffer): Buffer {
  // The shortest form of a length is the only one that counts; all of ours are between 24 and 255.
  return Buffer.concat([Buffer.from([0x58, bytes.length]), bytes]);
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}
