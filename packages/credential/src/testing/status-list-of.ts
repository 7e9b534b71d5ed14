import { base64urlnopad } from '@scure/base';
import type { Credential } from '../model/credential.ts';

/** An unsigned status list credential with this text in it, whatever the text is. */
export function statusListOf(encodedList: string, subject: object = {}, more: object = {}): Credential {
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id: 'https://issuer.example/status/1',
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: 'did:web:issuer.example',
    credentialSubject: { type: 'BitstringStatusList', statusPurpose: 'revocation', encodedList, ...subject },
    ...more,
  };
}

/** The text of a list: multibase base64url of whatever bytes. */
export function encodeList(bytes: Uint8Array): string {
  return `u${base64urlnopad.encode(Uint8Array.from(bytes))}`;
}
