import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { base64urlnopad } from '@scure/base';
import { describe, expect, test } from 'vitest';
import { CredentialError } from '../errors.ts';
import { fastest } from '../testing/fastest.ts';
import { encodeList as encode, statusListOf } from '../testing/status-list-of.ts';
import { readStatusList } from './read-status-list.ts';
import { statusList2021 } from './status-list-2021.ts';

const BYTES = 16_384;
const zeros = gzipSync(new Uint8Array(BYTES));
const noise = gzipSync(Uint8Array.from({ length: BYTES }, (_, at) => (at * at * 7) & 0xff));
const last = noise.length - 1;
const at = (bytes: Uint8Array, place: number, value: number) => bytes.map((byte, it) => (it === place ? value : byte));
const flip = (bytes: Uint8Array, place: number) => at(bytes, place, (bytes[place] ?? 0) ^ 1);
const join = (...parts: Uint8Array[]) => Buffer.concat(parts);
/** A GZIP header, then these bytes as its DEFLATE stream. */
const gzipOf = (...deflated: number[]) => join(zeros.subarray(0, 10), Uint8Array.from(deflated), new Uint8Array(8));

const malformed = 'status.list-malformed';
const files: [string, string, string][] = [
  ['a bomb of 1000 : 1', encode(gzipSync(new Uint8Array(64 * 1_048_576), { level: 9 })), 'status.list-too-large'],
  ['one byte over the bound', encode(gzipSync(new Uint8Array(2_097_153))), 'status.list-too-large'],
  ['a bomb of stored blocks', encode(gzipSync(new Uint8Array(2_200_000), { level: 0 })), 'status.list-too-large'],
  ['a million empty blocks', encode(join(zeros.subarray(0, 10), Buffer.alloc(500_000), new Uint8Array(8))), malformed],
  ['a text of two million letters', `u${'A'.repeat(2_000_000)}`, 'status.list-too-large'],
  ['two members', encode(join(zeros, zeros)), malformed],
  ['a bomb as its second member', encode(join(zeros, gzipSync(new Uint8Array(8 * 1_048_576)))), malformed],
  ['one byte after the end', encode(join(zeros, Buffer.of(0))), malformed],
  ['eight bytes after the end', encode(join(zeros, Buffer.alloc(8))), malformed],
  ['one byte missing', encode(zeros.subarray(0, -1)), malformed],
  ['no trailer', encode(zeros.subarray(0, -8)), malformed],
  ['half of it', encode(noise.subarray(0, noise.length / 2)), malformed],
  ['the header alone', encode(zeros.subarray(0, 10)), malformed],
  ['a wrong length', encode(flip(noise, last)), malformed],
  ['a wrong checksum', encode(flip(noise, last - 5)), malformed],
  ['no GZIP', encode(new Uint8Array(BYTES)), malformed],
  ['raw DEFLATE', encode(deflateRawSync(new Uint8Array(BYTES))), malformed],
  ['ZLIB', encode(deflateSync(new Uint8Array(BYTES))), malformed],
  ['a compression method that nobody has', encode(at(zeros, 2, 7)), malformed],
  ['a header with extra fields', encode(at(zeros, 3, 4)), malformed],
  ['reserved header flags', encode(at(zeros, 3, 0x80)), malformed],
  ['a name without an end', encode(Buffer.of(0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3, 65, 66)), malformed],
  ['a block of the reserved type', encode(gzipOf(0b111)), malformed],
  ['a distance before the start', encode(gzipOf(0x63, 0x60, 0x60, 0x04, 0xff)), malformed],
  ['nothing', 'u', malformed],
  ['nothing at all', '', malformed],
  ['no multibase', encode(zeros).slice(1), malformed],
  ['another multibase', `z${encode(zeros).slice(1)}`, malformed],
  ['the multibase with padding', `U${encode(zeros).slice(1)}`, malformed],
  ['padding', `${encode(zeros)}=`, malformed],
  ['the other base64 alphabet', encode(noise).replaceAll('-', '+').replaceAll('_', '/'), malformed],
  ['a space', `u ${encode(zeros).slice(1)}`, malformed],
  ['a line break', `${encode(zeros)}\n`, malformed],
  ['a letter of no alphabet', `${encode(zeros)}é`, malformed],
  ['131,064 bits', encode(gzipSync(new Uint8Array(BYTES - 1))), 'status.list-too-short'],
  ['no bits', encode(gzipSync(new Uint8Array(0))), 'status.list-too-short'],
];

async function codeOf(...list: Parameters<typeof statusListOf>): Promise<string> {
  try {
    await readStatusList(statusListOf(...list));
    return 'accepted';
  } catch (error) {
    if (error instanceof CredentialError) return error.code;
    throw error;
  }
}

describe('D03 broken and hostile lists', () => {
  test('there are more than thirty', () => {
    expect(new Set(files.map(([name]) => name)).size).toBe(files.length);
    expect(files.length).toBeGreaterThanOrEqual(30);
  });

  test.each(files)('%s: refused in time', async (_, encodedList, code) => {
    const refuse = async () => expect(await codeOf(encodedList)).toBe(code);
    // 50 on a machine of one's own; three times that where others work on it too.
    expect(await fastest(refuse)).toBeLessThan(150);
  });

  test('a refusal holds no more than the bound in memory', async () => {
    const bomb = encode(gzipSync(new Uint8Array(64 * 1_048_576), { level: 9 }));
    globalThis.gc?.();
    const before = process.memoryUsage().arrayBuffers;
    await codeOf(bomb);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20 * 1_048_576);
  });

  test.each([
    { type: 'Other' },
    { statusPurpose: undefined },
    { statusPurpose: 7 },
    { statusPurpose: [] },
    { encodedList: 7 },
    { encodedList: undefined },
    { ttl: -1 },
    { ttl: '5' },
  ])('a subject with %j is refused', async (more) => {
    expect(await codeOf(encode(zeros), more)).toBe(malformed);
  });

  test('a credential of another type is refused', async () => {
    expect(await codeOf(encode(zeros), {}, { type: ['VerifiableCredential'] })).toBe(malformed);
  });

  test.each([2, 3, 4, 5, 6, 7, 8])('D04 131,072 bits are too few for values of %i bits', async (size) => {
    const few = statusListOf(encode(gzipSync(new Uint8Array(BYTES * size - 1))));
    await expect(readStatusList(few, size)).rejects.toThrow('status.list-too-short');
    const enough = statusListOf(encode(gzipSync(new Uint8Array(BYTES * size))));
    expect((await readStatusList(enough, size)).length).toBe(BYTES * size);
  });

  test('every flipped bit of a list is refused or changes no bit', async () => {
    const few = Uint8Array.from({ length: BYTES }, (_, it) => (it % 97 === 0 ? it & 0xff : 0));
    const small = gzipSync(few, { level: 9 });
    let changed = 0;
    for (let bit = 0; bit < small.length * 8; bit += 5) {
      const mutant = small.map((byte, it) => (it === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
      const read = await readStatusList(statusListOf(encode(mutant))).catch(() => undefined);
      if (read !== undefined && Buffer.compare(read, few) !== 0) changed++;
    }
    expect(changed).toBe(0);
  });
});

describe('D03 lists of the 2021 draft', () => {
  const type = ['VerifiableCredential', 'StatusList2021Credential'];
  const entry = { type: 'StatusList2021Entry', listUrl: '', index: 9, purpose: 'revocation', size: 1 };
  const lookUp = (encodedList: string) =>
    statusList2021.readList(statusListOf(encodedList, { type: 'StatusList2021' }, { type })).lookUp(entry, undefined);
  const bits = Uint8Array.from({ length: BYTES }, (_, it) => (it === 1 ? 0x40 : (it * it * 7) & 0xff));
  const base64 = gzipSync(bits).toString('base64');

  test('base64 in either alphabet, padded or not, is read', () => {
    const unpadded = base64.replaceAll('=', '');
    const url = gzipSync(bits).toString('base64url');
    const urlPadded = url.padEnd(Math.ceil(url.length / 4) * 4, '=');
    for (const text of [base64, unpadded, url, urlPadded]) expect(lookUp(text)).toEqual({ value: 1 });
  });

  test('what is wrong with the other lists is wrong with these', () => {
    const bare = files.filter(([name]) => !/multibase|padding|alphabet/.test(name));
    expect(bare.length).toBeGreaterThan(25);
    for (const [, encodedList, code] of bare) expect(() => lookUp(encodedList.slice(1))).toThrow(code);
    for (const text of [`u${base64}`, `${base64}===`, `${base64}-`, base64urlnopad.encode(bits)]) {
      expect(() => lookUp(text)).toThrow(malformed);
    }
  });
});
