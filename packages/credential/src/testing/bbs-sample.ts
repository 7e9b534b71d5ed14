import { bbsSigningKey } from '../proof/selective/bbs-signing-key.ts';

/** The bytes of a text. */
export const text = (value: string) => new TextEncoder().encode(value);

const secretKey = new Uint8Array(32).fill(7);

/** A key, and what is signed with it in the tests of BBS. The last message is empty. */
export const bbsSample = {
  secretKey,
  publicKey: bbsSigningKey(secretKey).publicKey,
  header: text('header'),
  presentationHeader: text('nonce'),
  messages: ['a', 'b', 'c', 'd', ''].map(text),
};
