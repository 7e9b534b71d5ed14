import jsonld from 'jsonld';
import { describe, expect, test } from 'vitest';
import { CredentialError } from '../errors.ts';
import type { JsonObject } from '../model/json-value.ts';
import { fastest } from '../testing/fastest.ts';
import { sharedVectors } from '../testing/shared-vectors.ts';
import { canonicalise, MAX_DEEP_ITERATIONS } from './canonicalise.ts';
import {
  CREDENTIALS_V2,
  isPinnedContext,
  OPEN_BADGES_V3,
  pinnedContext,
  pinnedContextUrls,
} from './pinned-contexts.ts';

const suite = sharedVectors('w3c-rdf-canon/rdfc10', 4);

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
    expect(pinnedContextUrls()).toHaveLength(17);
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

describe('B07 poison graphs', () => {
  const canonize = (name: string): Promise<unknown> =>
    jsonld.canonize(
      suite?.text(`${name}-in.nq`) as unknown as jsonld.JsonLdDocument,
      {
        inputFormat: 'application/n-quads',
        canonizeOptions: { algorithm: 'RDFC-1.0', maxDeepIterations: MAX_DEEP_ITERATIONS },
      } as object,
    );

  test.skipIf(suite === undefined).each(['test044', 'test045', 'test046'])(
    '%s is hard but computed, within the bound',
    async (name) => {
      expect(await canonize(name)).toBe(suite?.text(`${name}-rdfc10.nq`));
    },
  );

  test.skipIf(suite === undefined)('test074, a clique of ten, is given up within a second', async () => {
    const giveUp = () => expect(canonize('test074')).rejects.toThrow('deep iterations');
    expect(await fastest(giveUp)).toBeLessThan(1_000);
  });

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
