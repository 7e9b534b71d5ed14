import { deflateRawSync, gzipSync } from 'node:zlib';
import { base64urlnopad } from '@scure/base';
import { describe, expect, test } from 'vitest';
import { CredentialError } from '../errors.ts';
import type { Credential } from '../model/credential.ts';
import { fastest } from '../testing/fastest.ts';
import { buildStatusListCredential } from './build-status-list-credential.ts';
import { readStatusList } from './read-status-list.ts';
import { statusBit, statusValue } from './status-bit.ts';
import { parseStatusEntry } from './status-type-of.ts';

const ID = 'https://issuer.example/status/1';
const BYTES = 16_384;

function listOf(encodedList: string, more: object = {}): Credential {
  const subject = { type: 'BitstringStatusList', statusPurpose: 'revocation', encodedList, ...more };
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: 'did:web:issuer.example',
    credentialSubject: subject,
  };
}

const encode = (bytes: Uint8Array) => `u${base64urlnopad.encode(Uint8Array.from(bytes))}`;

async function codeOf(credential: Credential): Promise<string> {
  try {
    await readStatusList(credential);
    return 'accepted';
  } catch (error) {
    if (error instanceof CredentialError) return error.code;
    throw error;
  }
}

describe('D02 bits', () => {
  test.each([1, 2, 4, 8])('every index of a list with %i bits an entry is read exactly', (size) => {
    const bits = Uint8Array.from({ length: BYTES }, (_, at) => (at * 167 + 13) & 0xff);
    const text = Array.from(bits, (byte) => byte.toString(2).padStart(8, '0')).join('');
    let wrong = 0;
    for (let index = 0; index < (BYTES * 8) / size; index++) {
      const expected = Number.parseInt(text.slice(index * size, index * size + size), 2);
      if (statusValue(bits, index, size) !== expected) wrong++;
      if (size === 1 && statusBit(bits, index) !== (expected === 1)) wrong++;
    }
    expect(wrong).toBe(0);
  });

  test('index 0 is the leftmost bit, the most significant of the first byte', () => {
    expect(statusBit(Uint8Array.of(0x80), 0)).toBe(true);
    expect(statusBit(Uint8Array.of(0x01), 7)).toBe(true);
    expect(statusBit(Uint8Array.of(0x00, 0x80), 8)).toBe(true);
  });

  test.each([-1, 8, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])(
    'index %d of eight bits is out of range',
    (index) => {
      expect(() => statusBit(Uint8Array.of(0xff), index)).toThrow('status.index-out-of-range');
    },
  );
});

describe('what is written is read', () => {
  test('bit for bit', async () => {
    const bits = Uint8Array.from({ length: BYTES }, (_, at) => (at * 31) & 0xff);
    const list = await buildStatusListCredential({
      id: ID,
      issuer: 'did:web:issuer.example',
      purpose: 'revocation',
      bits,
      validFrom: new Date('2026-11-24T00:00:00Z'),
      validUntil: new Date('2026-11-25T00:00:00Z'),
      ttlMs: 300_000,
    });
    expect(await readStatusList(list)).toEqual(bits);
    expect(list.credentialSubject).toMatchObject({ statusPurpose: 'revocation', ttl: 300_000 });
  });

  test('a list that would show whom it is about is not built', async () => {
    const validity = { validFrom: new Date(0), validUntil: new Date(1) };
    const input = {
      id: ID,
      issuer: 'did:web:a.example',
      purpose: 'revocation',
      bits: new Uint8Array(100),
      ...validity,
    } as const;
    await expect(buildStatusListCredential(input)).rejects.toThrow('status.list-too-short');
  });
});

describe('D03 broken and hostile lists', () => {
  const zeros = gzipSync(new Uint8Array(BYTES));
  const noise = gzipSync(Uint8Array.from({ length: BYTES }, (_, at) => (at * at * 7) & 0xff));
  const flip = (bytes: Uint8Array, at: number) => bytes.map((byte, index) => (index === at ? byte ^ 1 : byte));
  const last = noise.length - 1;

  test.each<[string, string, string]>([
    ['a bomb of 1000 : 1', encode(gzipSync(new Uint8Array(64 * 1_048_576), { level: 9 })), 'status.list-too-large'],
    ['two members', encode(Buffer.concat([zeros, zeros])), 'status.list-malformed'],
    ['one byte after the end', encode(Buffer.concat([zeros, Buffer.of(0)])), 'status.list-malformed'],
    ['eight bytes after the end', encode(Buffer.concat([zeros, Buffer.alloc(8)])), 'status.list-malformed'],
    ['one byte missing', encode(zeros.subarray(0, -1)), 'status.list-malformed'],
    ['no trailer', encode(zeros.subarray(0, -8)), 'status.list-malformed'],
    ['half of it', encode(noise.subarray(0, noise.length / 2)), 'status.list-malformed'],
    ['a wrong length', encode(flip(noise, last)), 'status.list-malformed'],
    ['a wrong checksum', encode(flip(noise, last - 5)), 'status.list-malformed'],
    ['no GZIP', encode(new Uint8Array(BYTES)), 'status.list-malformed'],
    ['raw DEFLATE', encode(deflateRawSync(new Uint8Array(BYTES))), 'status.list-malformed'],
    [
      'a header with extra fields',
      encode(flip(flip(zeros, 3), 3).map((b, at) => (at === 3 ? 4 : b))),
      'status.list-malformed',
    ],
    ['reserved header flags', encode(zeros.map((b, at) => (at === 3 ? 0x80 : b))), 'status.list-malformed'],
    ['a name without an end', encode(Buffer.of(0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3, 65, 66)), 'status.list-malformed'],
    ['nothing', 'u', 'status.list-malformed'],
    ['no multibase', encode(zeros).slice(1), 'status.list-malformed'],
    ['another multibase', `z${encode(zeros).slice(1)}`, 'status.list-malformed'],
    ['padding', `${encode(zeros)}=`, 'status.list-malformed'],
    ['the other base64 alphabet', encode(noise).replaceAll('-', '+').replaceAll('_', '/'), 'status.list-malformed'],
    ['a space', `u ${encode(zeros).slice(1)}`, 'status.list-malformed'],
    ['131,064 bits', encode(gzipSync(new Uint8Array(BYTES - 1))), 'status.list-too-short'],
    ['no bits', encode(gzipSync(new Uint8Array(0))), 'status.list-too-short'],
  ])('%s: refused in time', async (_, encodedList, code) => {
    const refuse = async () => expect(await codeOf(listOf(encodedList))).toBe(code);
    expect(await fastest(refuse)).toBeLessThan(150);
  });

  test.each([
    { type: 'Other' },
    { statusPurpose: undefined },
    { statusPurpose: 7 },
    { encodedList: 7 },
    { ttl: -1 },
    { ttl: '5' },
  ])('a subject with %j is refused', async (more) => {
    expect(await codeOf(listOf(encode(zeros), more))).toBe('status.list-malformed');
  });

  test('every flipped bit of a list is refused or changes no bit', async () => {
    const small = gzipSync(
      Uint8Array.from({ length: BYTES }, (_, at) => (at % 97 === 0 ? at & 0xff : 0)),
      { level: 9 },
    );
    const original = await readStatusList(listOf(encode(small)));
    let changed = 0;
    for (let bit = 0; bit < small.length * 8; bit += 5) {
      const mutant = small.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
      const read = await readStatusList(listOf(encode(mutant))).catch(() => undefined);
      if (read !== undefined && Buffer.compare(read, original) !== 0) changed++;
    }
    expect(changed).toBe(0);
  });
});

describe('D04 entries', () => {
  const entry = { type: 'BitstringStatusListEntry', statusPurpose: 'revocation', statusListCredential: ID };
  test.each(['-1', '1.5', '1e3', '', ' 1', '01', '0x1', '９', '1'.repeat(16), 1, null, -1, 1.5])(
    'index %j is refused',
    (index) => {
      expect(() => parseStatusEntry({ ...entry, statusListIndex: index })).toThrow('credential.malformed');
    },
  );

  test.each([0, 3, 16, -1, '1'])('a size of %j is refused', (statusSize) => {
    expect(() => parseStatusEntry({ ...entry, statusListIndex: '1', statusSize })).toThrow('credential.malformed');
  });
});
