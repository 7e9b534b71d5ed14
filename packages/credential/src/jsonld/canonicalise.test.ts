import { describe, expect, test } from 'vitest';
import { CredentialError } from '../errors.ts';
import type { JsonObject } from '../model/json-value.ts';
import { fastest } from '../testing/fastest.ts';
import { canonicalise } from './canonicalise.ts';
import {
  CREDENTIALS_V2,
  isPinnedContext,
  OPEN_BADGES_V3,
  pinnedContext,
  pinnedContextUrls,
} from './pinned-contexts.ts';

async function codeOf(document: JsonObject): Promise<string> {
  try {
    await canonicalise(document);
    return 'accepted';
  } catch (error) {
    if (error instanceof CredentialError) return error.code;
    throw error;
  }
}

describe('B01 contexts are pinned', () => {
  test('there are seventeen', () => {
    expect(pinnedContextUrls()).toHaveLength(24);
  });

  test.each(pinnedContextUrls())('%s is what its hash says', async (url) => {
    expect(isPinnedContext(url)).toBe(true);
    await expect(pinnedContext(url)).resolves.toHaveProperty('@context');
  });

  test.each([
    'https://example.org/context',
    'https://www.w3.org/ns/credentials/v2/',
    'http://www.w3.org/ns/credentials/v2',
    'https://www.w3.org/ns/credentials/examples/v2',
    'https://www.w3.org/2018/credentials/examples/v1',
    'https://w3id.org/citizenship/v4rc1',
    'OBv3_beta',
    '__proto__',
  ])('%s is unknown, and not fetched', async (url) => {
    await expect(pinnedContext(url)).rejects.toThrow('credential.context-unknown');
    expect(await codeOf({ '@context': [CREDENTIALS_V2, url], type: ['VerifiableCredential'] })).toBe(
      'credential.context-unknown',
    );
  });
});

describe('B04 safe mode: nothing is left out in silence', () => {
  const base = {
    '@context': [CREDENTIALS_V2, OPEN_BADGES_V3],
    type: ['VerifiableCredential', 'AchievementCredential'],
  };
  const subject = (more: JsonObject) => ({ ...base, credentialSubject: { type: ['AchievementSubject'], ...more } });

  test.each<[string, JsonObject]>([
    ['at the top', { ...base, madeUp: 1 }],
    ['in the subject', subject({ madeUp: 'x' })],
    ['in the achievement', subject({ achievement: { type: ['Achievement'], madeUp: 'x' } })],
    ['in the criteria', subject({ achievement: { type: ['Achievement'], criteria: { madeUp: 'x' } } })],
    ['as a type', { ...base, type: [...base.type, 'MadeUp'] }],
    ['as a nested type', subject({ achievement: { type: ['MadeUp'] } })],
  ])('an undefined term %s is an error', async (_, document) => {
    expect(['credential.term-undefined', 'credential.identifier-relative']).toContain(await codeOf(document));
  });

  test.each(['x', '/x', '../x', '?x', '#x', '//example.org/x'])('B05 the relative id %j is an error', async (id) => {
    expect(await codeOf({ ...base, id })).toBe('credential.identifier-relative');
  });
});

describe('texts with characters of their own', () => {
  const document = (description: string) => ({
    '@context': [CREDENTIALS_V2],
    type: ['VerifiableCredential'],
    issuer: 'did:example:issuer',
    description,
  });

  test.each(['\ud83d', 'a\ude00', '\udfff\ud800'])(
    'half a character, as in %j, is refused and never signed as another',
    async (text) => {
      expect(await codeOf(document(text))).toBe('json.lone-surrogate');
    },
  );

  test('a character that no text has is signed as one that it has not', async () => {
    expect(await canonicalise(document('\uffff'))).toContain('"\\uFFFF"');
    expect(await canonicalise(document('\\uFFFF'))).toContain('"\\\\uFFFF"');
  });

  test('whole characters beyond U+FFFF are signed as they are, in SHA-384 as well', async () => {
    expect(await canonicalise(document('😀'), undefined, 'SHA-384')).toContain('"😀"');
  });
});

describe('B07 poison graphs', () => {
  test.each([6, 8, 12, 40])('a tree of %i equal twins is computed or given up within a second', async (twins) => {
    const result = Array.from({ length: twins }, () => ({ type: ['Result'] }));
    const document = {
      '@context': [CREDENTIALS_V2, OPEN_BADGES_V3],
      type: ['VerifiableCredential'],
      credentialSubject: [0, 1].map(() => ({ type: ['AchievementSubject'], result })),
    };
    const decide = async () => expect(['accepted', 'credential.too-complex']).toContain(await codeOf(document));
    expect(await fastest(decide)).toBeLessThan(1_000);
  });
});
