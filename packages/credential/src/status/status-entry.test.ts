import { describe, expect, test } from 'vitest';
import { buildStatusEntry } from './build-status-entry.ts';
import { parseStatusEntry } from './status-type-of.ts';

const LIST = 'https://issuer.example/status/1';
const bitstring = { type: 'BitstringStatusListEntry', statusPurpose: 'revocation', statusListCredential: LIST };
const types = [
  ['BitstringStatusListEntry', bitstring],
  ['StatusList2021Entry', { ...bitstring, type: 'StatusList2021Entry' }],
] as const;

describe.each(types)('D04 a %s', (_, entry) => {
  test.each(['-1', '1.5', '1e3', '', ' 1', '01', '0x1', '９', '+1', '1_000', 1, null, -1, 1.5, true, ['1']])(
    'with index %j is malformed',
    (index) => {
      expect(() => parseStatusEntry({ ...entry, statusListIndex: index })).toThrow('credential.malformed');
    },
  );

  test('with an index of any length is read: whether it is in range is for the list to say', () => {
    for (const digits of ['0', '131072', '9007199254740993', '9'.repeat(1_000)]) {
      const read = parseStatusEntry({ ...entry, statusListIndex: digits });
      expect(read?.index).toBe(Math.min(Number(digits), Number.MAX_SAFE_INTEGER));
    }
  });

  test.each([
    { statusPurpose: undefined },
    { statusPurpose: '' },
    { statusPurpose: ['revocation'] },
    { statusListCredential: undefined },
    { statusListCredential: 7 },
    { statusListCredential: 'ftp://issuer.example/1' },
    { statusListCredential: '/status/1' },
    { statusListCredential: `https://issuer.example/${'a'.repeat(2_048)}` },
  ])('with %j is malformed', (change) => {
    expect(() => parseStatusEntry({ ...entry, statusListIndex: '1', ...change })).toThrow('credential.malformed');
  });
});

describe('D04 the parts of a BitstringStatusListEntry', () => {
  const entry = { ...bitstring, statusListIndex: '1' };
  const messages = (count: number) =>
    Array.from({ length: count }, (_, value) => ({ status: `0x${value.toString(16)}`, message: `m${value}` }));

  test.each([0, -1, 1.5, '1', null])('a size of %j is malformed', (statusSize) => {
    expect(() => parseStatusEntry({ ...entry, statusSize })).toThrow('credential.malformed');
  });

  test.each([9, 16, 2 ** 40])('a size of %d is right by the standard and beyond us', (statusSize) => {
    expect(() => parseStatusEntry({ ...entry, statusSize, statusMessage: [] })).toThrow('status.size-unsupported');
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'a size of %d has one message for each value, no more and no fewer',
    (statusSize) => {
      const all = messages(2 ** statusSize);
      const read = parseStatusEntry({ ...entry, statusSize, statusMessage: all.toReversed() });
      expect(read?.messages).toEqual(all.map(({ message }, value) => ({ value, message })));
      const [, second = { status: '', message: '' }] = all;
      for (const wrong of [
        all.slice(1),
        [...all, { status: `0x${all.length.toString(16)}`, message: 'more' }],
        [...all, second],
        [second, ...all.slice(1)],
        [{ status: `0x${all.length.toString(16)}`, message: 'beyond' }, ...all.slice(1)],
      ]) {
        expect(() => parseStatusEntry({ ...entry, statusSize, statusMessage: wrong })).toThrow('credential.malformed');
      }
      const bare = () => parseStatusEntry({ ...entry, statusSize });
      if (statusSize === 1) expect(bare()?.messages).toBeUndefined();
      else expect(bare).toThrow('credential.malformed');
    },
  );

  test.each([
    [{ status: '0', message: 'a' }],
    [{ status: '0xg', message: 'a' }],
    [{ status: 0, message: 'a' }],
    [{ status: '0x0' }],
    ['0x0'],
    [null],
  ])('a message of the form %j is malformed', (first) => {
    const statusMessage = [first, { status: '0x1', message: 'b' }];
    expect(() => parseStatusEntry({ ...entry, statusMessage })).toThrow('credential.malformed');
  });

  test('a reference is an address, or several', () => {
    const one = 'https://issuer.example/dictionary';
    expect(parseStatusEntry({ ...entry, statusReference: one })?.references).toEqual([one]);
    expect(parseStatusEntry({ ...entry, statusReference: [one, one] })?.references).toEqual([one, one]);
    for (const statusReference of ['dictionary', '', 7, [], [7]]) {
      expect(() => parseStatusEntry({ ...entry, statusReference })).toThrow('credential.malformed');
    }
  });

  test('its id is not the address of the list', () => {
    expect(() => parseStatusEntry({ ...entry, id: LIST })).toThrow('credential.malformed');
  });
});

describe('kinds of status', () => {
  test('one that nobody taught us is not read, and neither is one that claims to be two', () => {
    expect(parseStatusEntry({ ...bitstring, type: 'SomeOtherStatus' })).toBeUndefined();
    const both = { ...bitstring, statusListIndex: '1', type: ['BitstringStatusListEntry', 'StatusList2021Entry'] };
    expect(parseStatusEntry(both)).toBeUndefined();
    expect(parseStatusEntry({ ...both, type: ['BitstringStatusListEntry', 'Other'] })?.index).toBe(1);
  });

  test('a 1EdTech revocation list has an address and nothing else', () => {
    expect(parseStatusEntry({ id: LIST, type: '1EdTechRevocationList' })).toEqual({
      type: '1EdTechRevocationList',
      listUrl: LIST,
      purpose: 'revocation',
      size: 1,
    });
    expect(() => parseStatusEntry({ type: '1EdTechRevocationList' })).toThrow('credential.malformed');
    expect(() => parseStatusEntry({ id: 'urn:x:1', type: '1EdTechRevocationList' })).toThrow('credential.malformed');
  });
});

describe('an entry that is built', () => {
  test('is read as what it was built from', () => {
    const messages = ['in review', 'accepted', 'rejected', 'undefined'];
    const references = ['https://issuer.example/dictionary'];
    const built = buildStatusEntry({ listUrl: LIST, index: 7, purpose: 'message', size: 2, messages, references });
    expect(built).toMatchObject({ id: `${LIST}#7`, statusListIndex: '7', statusSize: 2 });
    expect(parseStatusEntry(built)).toEqual({
      type: 'BitstringStatusListEntry',
      listUrl: LIST,
      index: 7,
      purpose: 'message',
      size: 2,
      messages: messages.map((message, value) => ({ value, message })),
      references,
    });
  });

  test.each([
    ['a negative index', { index: -1 }],
    ['half an index', { index: 0.5 }],
    ['no message for two bits', { size: 2 }],
    ['three messages for two bits', { size: 2, messages: ['a', 'b', 'c'] }],
    ['a message list without messages', { purpose: 'message' as const }],
    ['a list at no address', { listUrl: 'status/1' }],
    ['a reference that is no address', { references: ['dictionary'] }],
  ])('with %s is not built', (_, change) => {
    const build = () => buildStatusEntry({ listUrl: LIST, index: 7, purpose: 'revocation', ...change });
    expect(build).toThrow('credential.malformed');
  });
});
