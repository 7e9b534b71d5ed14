import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CredentialError } from '../errors.ts';
import { buildAchievementCredential } from '../model/build-achievement-credential.ts';
import type { JsonObject, JsonValue } from '../model/json-value.ts';
import { toCredential } from '../model/parse-credential.ts';
import { codeOf } from '../testing/code-of.ts';
import { fuzzRuns } from '../testing/fuzz-runs.ts';
import { award } from '../testing/test-world.ts';
import { canonicalise } from './canonicalise.ts';
import { checkPin } from './check-pin.ts';
import { allowInlineContexts, pinnedContexts } from './contexts.ts';
import { CREDENTIALS_V2, OPEN_BADGES_V3, pinnedContext, pinnedContextUrls } from './pinned-contexts.ts';

const good = buildAchievementCredential(award);
const inline = allowInlineContexts(pinnedContexts);

async function canonicalCode(document: JsonObject): Promise<string> {
  try {
    await canonicalise(document, inline);
    return 'accepted';
  } catch (error) {
    if (error instanceof CredentialError) return error.code;
    throw error;
  }
}

/** Every address that a document or a context makes anybody ask for, while these tests run. */
const asked: string[] = [];
const { fetch } = globalThis;
beforeAll(() => {
  globalThis.fetch = async (input) => {
    asked.push(String(input instanceof Request ? input.url : input));
    throw new Error('there is no network');
  };
});
afterAll(() => {
  globalThis.fetch = fetch;
});

describe('B01 the content of a context cannot be swapped', () => {
  test('each of a hundred changed copies of pinned contexts is noticed', async () => {
    const contents = await Promise.all(
      pinnedContextUrls().map(async (url) => JSON.stringify(await pinnedContext(url))),
    );
    const pin = async (text: string) =>
      Array.from(
        new Uint8Array(await globalThis.crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))),
        (byte) => byte.toString(16).padStart(2, '0'),
      ).join('');
    let tried = 0;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...contents), fc.nat(), async (content, at) => {
        // Another term: two of its terms change places, or one letter of an address changes.
        const letters = [...content];
        const index = 20 + (at % (letters.length - 40));
        letters[index] = letters[index] === 'x' ? 'y' : 'x';
        const swapped = letters.join('');
        let parsed: object;
        try {
          parsed = JSON.parse(swapped);
        } catch {
          return;
        }
        if (JSON.stringify(parsed) === content) return;
        tried++;
        await expect(checkPin('https://a.example/', parsed, await pin(content))).rejects.toThrow(
          'credential.context-altered',
        );
        await checkPin('https://a.example/', JSON.parse(content), await pin(content));
      }),
      fuzzRuns(150, 'swapped contexts'),
    );
    expect(tried).toBeGreaterThan(100);
  });

  test('another order, another spelling or another scheme of a known address is another context', () => {
    const [first = '', second = '', ...rest] = good['@context'] as readonly string[];
    const others: JsonValue[] = [
      [second, first, ...rest],
      [first, ...rest, first],
      [`${first}#`, second],
      [`${first}/`, second],
      [first.toUpperCase(), second],
      [first.replace('https', 'http'), second],
      [`${first}?`, second],
      [first, `${second}?v=2`],
      [first, second.replace('3.0.3', '3.0.9')],
      [first, ` ${second}`],
      [[first], second],
      [{ '@id': first }, second],
      [first, null],
      [null],
      {},
    ];
    for (const context of others) {
      expect([context, codeOf(() => toCredential({ ...good, '@context': context }))]).not.toEqual([
        context,
        'accepted',
      ]);
    }
  });
});

describe('B02 even where a run allows contexts inline, the words of the standard keep their meaning', () => {
  const own = (context: JsonValue): JsonObject => ({ ...good, '@context': [CREDENTIALS_V2, OPEN_BADGES_V3, context] });
  test.each<[string, JsonValue]>([
    ['a term of the base context', { issuer: 'https://evil.example/issuer' }],
    ['a type of the base context', { VerifiableCredential: 'https://evil.example/VerifiableCredential' }],
    ['a type of Open Badges', { Achievement: 'https://evil.example/Achievement' }],
    ['the id', { id: 'https://evil.example/id' }],
    ['the type', { type: 'https://evil.example/type' }],
    ['a protected term, unprotected', { '@protected': false, name: 'https://evil.example/name' }],
    ['a protected term, as nothing', { name: null }],
    ['a protected term, reversed', { name: { '@reverse': 'https://evil.example/name' } }],
    ['everything, by clearing', [null, { '@vocab': 'https://evil.example/' }]],
  ])('%s', async (_, context) => {
    const document = own(Array.isArray(context) ? context[0] : context);
    const cleared = {
      ...good,
      '@context': [CREDENTIALS_V2, OPEN_BADGES_V3, ...(Array.isArray(context) ? context : [])],
    };
    expect(await canonicalCode(Array.isArray(context) ? cleared : document)).toMatch(
      /^credential\.(?:malformed|term-undefined|identifier-relative)$/,
    );
  });

  test('what a context imports, or loads, must be known as well', async () => {
    expect(await canonicalCode(own({ '@import': 'https://evil.example/context' }))).toMatch(/^credential\./);
    expect(await canonicalCode(own('https://evil.example/context'))).toBe('credential.context-unknown');
    const scoped = { Evil: { '@id': 'https://evil.example/Evil', '@context': 'https://evil.example/scoped' } };
    const subject = { id: 'urn:uuid:1', type: 'Evil' };
    expect(await canonicalCode({ ...own(scoped), credentialSubject: subject })).toMatch(/^credential\./);
  });
});

describe('B05 nothing is relative', () => {
  const relative = [
    'x',
    './x',
    '../x',
    '/x',
    '//evil.example/x',
    '?x',
    '#x',
    '',
    ' ',
    'x y',
    'http',
    ':x',
    '%20',
    'é',
    '\\x',
  ];
  test.each(relative)('%j is no address, as an id, as a reference or as a base', async (address) => {
    const subject = good.credentialSubject as JsonObject;
    expect(codeOf(() => toCredential({ ...good, id: address }))).not.toBe('accepted');
    expect(codeOf(() => toCredential({ ...good, credentialSubject: { ...subject, id: address } }))).not.toBe(
      'accepted',
    );
    expect(codeOf(() => toCredential({ ...good, issuer: address }))).not.toBe('accepted');
    const base = {
      ...good,
      '@context': [CREDENTIALS_V2, OPEN_BADGES_V3, { '@base': 'https://evil.example/' }],
      id: address,
    };
    expect(codeOf(() => toCredential(base))).toBe('credential.context-inline');
    const reference = { ...good, credentialSubject: { ...subject, image: { id: address, type: 'Image' } } };
    expect(await canonicalCode(reference)).toMatch(/^credential\./);
  });
});

test('B11 nothing in all of this is ever fetched', () => {
  expect(asked).toEqual([]);
});
