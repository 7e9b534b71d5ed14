import { describe, expect, test } from 'vitest';
import { CredentialError } from '../errors.ts';
import { buildAchievementCredential } from '../model/build-achievement-credential.ts';
import type { JsonObject, JsonValue } from '../model/json-value.ts';
import { parseCredential } from '../model/parse-credential.ts';
import { fastest } from '../testing/fastest.ts';
import { award } from '../testing/test-world.ts';
import { CREDENTIALS_V2, OPEN_BADGES_V3 } from './pinned-contexts.ts';

const good: JsonObject = buildAchievementCredential(award);
const contexts = [CREDENTIALS_V2, OPEN_BADGES_V3];

function codeOf(document: JsonObject): string {
  try {
    parseCredential(JSON.stringify(document));
    return 'accepted';
  } catch (error) {
    if (error instanceof CredentialError) return error.code;
    throw error;
  }
}

/** The good credential with one member set, at each of the depths where an object stands. */
function placements(key: string, value: JsonValue): [string, JsonObject][] {
  const paths = [
    [],
    ['issuer'],
    ['credentialSubject'],
    ['credentialSubject', 'achievement'],
    ['credentialSubject', 'achievement', 'criteria'],
    ['credentialSubject', 'achievement', 'alignment', '0'],
    ['credentialSubject', 'result', '0'],
    ['credentialStatus'],
    ['evidence', '0'],
  ];
  return paths.map((path) => [`/${path.join('/')}`, set(good, path, key, value)]);
}

function set(node: JsonValue, path: readonly string[], key: string, value: JsonValue): JsonObject {
  const copy = structuredClone(node) as Record<string, JsonValue>;
  const target = path.reduce((at, step) => at[step] as Record<string, JsonValue>, copy);
  target[key] = value;
  return copy;
}

test('what Laurel builds has the shape', () => {
  expect(codeOf(good)).toBe('accepted');
});

describe('B01 B02 contexts', () => {
  test.each<[string, JsonValue]>([
    ['an inline object', [...contexts, { name: 'https://evil.example/name' }]],
    ['an inline object alone', { '@vocab': 'https://evil.example/' }],
    ['@vocab', [...contexts, { '@vocab': 'https://evil.example/' }]],
    ['@base', [...contexts, { '@base': 'https://evil.example/' }]],
    ['@import', [...contexts, { '@import': CREDENTIALS_V2 }]],
    ['@propagate', [...contexts, { '@propagate': false }]],
    ['@protected false', [...contexts, { '@protected': false, name: 'https://evil.example/name' }]],
    ['a keyword alias', [...contexts, { nr: '@id' }]],
    ['null, which clears what is protected', [...contexts, null]],
    ['null first', [null, ...contexts]],
    ['an array in an array', [contexts]],
    ['a number', [...contexts, 1]],
  ])('with %s are refused', (_, context) => {
    expect(['credential.context-inline', 'credential.version-unsupported']).toContain(
      codeOf({ ...good, '@context': context }),
    );
  });

  test.each<[string, JsonValue, string]>([
    ['an unknown address', [...contexts, 'https://evil.example/c'], 'credential.context-unknown'],
    ['a relative address', [...contexts, 'c'], 'credential.context-unknown'],
    ['another order', [...contexts].reverse(), 'credential.version-unsupported'],
    ['a repetition', [...contexts, CREDENTIALS_V2], 'credential.ambiguous'],
    ['a draft of the second version', ['https://www.w3.org/ns/credentials/v2beta'], 'credential.version-unsupported'],
    ['nothing', [], 'credential.context-inline'],
  ])('with %s are refused', (_, context, code) => {
    expect(codeOf({ ...good, '@context': context })).toBe(code);
  });

  test.each(placements('@context', { name: 'https://evil.example/name' }).slice(1))(
    'a context at %s is refused',
    (_, doc) => {
      expect(codeOf(doc)).toBe('credential.context-inline');
    },
  );
});

describe('B03 other shapes of the same graph', () => {
  const keywords = [
    '@graph',
    '@included',
    '@reverse',
    '@nest',
    '@set',
    '@list',
    '@id',
    '@type',
    '@index',
    '@json',
    '@none',
  ];
  const cases = keywords
    .flatMap((keyword) => placements(keyword, []))
    .map(([at, doc], n) => [keywords[Math.floor(n / 9)], at, doc] as const);
  test.each(cases)('%s at %s is refused', (_, __, document) => {
    expect(codeOf(document)).toBe('credential.ambiguous');
  });

  test.each(placements('https://www.w3.org/2018/credentials#credentialStatus', 'x'))(
    'an IRI as a key at %s is refused',
    (_, doc) => {
      expect(codeOf(doc)).toBe('credential.ambiguous');
    },
  );

  test.each(placements('proof', { type: 'DataIntegrityProof' }).slice(1))('a proof at %s is refused', (_, document) => {
    expect(codeOf(document)).toBe('credential.ambiguous');
  });

  test.each(placements('name', null))('null at %s is refused', (_, document) => {
    expect(codeOf(document)).toBe('credential.ambiguous');
  });

  test.each(placements('name', [['x']]))('an array in an array at %s is refused', (_, document) => {
    expect(codeOf(document)).toBe('credential.ambiguous');
  });

  test('the status cannot be moved to a second description of the credential', () => {
    const { credentialStatus, ...rest } = good;
    const second = { id: good.id, type: ['VerifiableCredential'], credentialStatus } as JsonObject;
    expect(codeOf({ ...rest, evidence: [second] })).toBe('credential.ambiguous');
  });

  test('one id described twice must say the same', () => {
    const creator = { id: award.issuer.id, type: ['Profile'], name: 'Somebody else' };
    expect(codeOf(set(good, ['credentialSubject', 'achievement'], 'creator', creator))).toBe('credential.ambiguous');
    expect(codeOf(set(good, ['credentialSubject', 'achievement'], 'creator', good.issuer ?? ''))).toBe('accepted');
    expect(codeOf(set(good, ['credentialSubject', 'achievement'], 'creator', { id: award.issuer.id }))).toBe(
      'accepted',
    );
  });
});

describe('B03 one thing in several parts', () => {
  const subject = good.credentialSubject as JsonObject;
  const achievement = subject.achievement as JsonObject;
  const self = good.issuer as JsonObject & { id: string };
  const withCriteria = (criteria: JsonObject, more: JsonObject = {}): JsonObject => ({
    ...good,
    credentialSubject: { ...subject, achievement: { ...achievement, ...more, criteria } },
  });
  const selfIssued = (issuer: JsonObject, more: JsonObject = {}): JsonObject => ({
    ...good,
    issuer: { ...self, ...issuer },
    credentialSubject: { ...subject, id: self.id, ...more },
  });
  const { description, alignment, ...shortened } = achievement;
  const { result, ...failed } = subject;

  test.each<[string, JsonObject]>([
    ['an achievement that is its own page of criteria', withCriteria({ id: achievement.id ?? '', narrative: 'Pass.' })],
    ['an issuer that is the subject', selfIssued({})],
    [
      'a service at the address of the credential',
      { ...good, refreshService: { id: good.id ?? '', type: '1EdTechCredentialRefresh' } },
    ],
  ])('%s is read', (_, document) => {
    expect(codeOf(document)).toBe('accepted');
  });

  test.each<[string, JsonObject]>([
    [
      'a description moved into the criteria',
      {
        ...good,
        credentialSubject: {
          ...subject,
          achievement: {
            ...shortened,
            alignment: alignment ?? [],
            criteria: { id: achievement.id ?? '', narrative: 'Pass.', description: description ?? '' },
          },
        },
      },
    ],
    [
      'skills moved into the criteria',
      {
        ...good,
        credentialSubject: {
          ...subject,
          achievement: {
            ...shortened,
            description: description ?? '',
            criteria: { id: achievement.id ?? '', narrative: 'Pass.', alignment: alignment ?? [] },
          },
        },
      },
    ],
    ['criteria moved into the achievement', withCriteria({ id: achievement.id ?? '' }, { narrative: 'Pass.' })],
    ['two texts of criteria', withCriteria({ id: achievement.id ?? '', narrative: 'Pass.' }, { narrative: 'Fail.' })],
    [
      'a result moved to the issuer',
      { ...selfIssued({ result: result ?? [] }), credentialSubject: { ...failed, id: self.id } },
    ],
    [
      'a result moved to an issuer of both types',
      {
        ...selfIssued({ result: result ?? [], type: ['Profile', 'AchievementSubject'] }),
        credentialSubject: { ...failed, id: self.id },
      },
    ],
    [
      'a name moved to the subject',
      {
        ...good,
        issuer: { id: self.id, type: ['Profile'], url: 'https://issuer.example' },
        credentialSubject: { ...subject, id: self.id, type: ['AchievementSubject', 'Profile'], name: self.name ?? '' },
      },
    ],
    [
      'the type of the credential moved to a service',
      {
        ...good,
        type: ['VerifiableCredential', '1EdTechCredentialRefresh'],
        refreshService: { id: good.id ?? '', type: 'AchievementCredential' },
      },
    ],
    [
      'a second type given to a service',
      { ...good, refreshService: { id: good.id ?? '', type: ['1EdTechCredentialRefresh', 'AchievementCredential'] } },
    ],
  ])('%s is refused', (_, document) => {
    expect(codeOf(document)).toBe('credential.ambiguous');
  });
});

describe('B05 B06 identifiers', () => {
  test.each(placements('id', '_:b0').slice(1))('a blank node label as id at %s is refused', (_, document) => {
    expect(codeOf(document)).toBe('credential.ambiguous');
  });

  test.each(['_:b0', '_:', '_:c14n0', '_:x y', '_:b0#x'])(
    'the label %j is refused at every depth, as an id and as a value',
    (label) => {
      const documents = [...placements('id', label), ...placements('name', label), ...placements('name', [label])];
      expect(documents).toHaveLength(27);
      for (const [, document] of documents) {
        expect(['credential.ambiguous', 'credential.identifier-relative']).toContain(codeOf(document));
      }
    },
  );

  test.each(['x', '/x', '../x', '#x', '', ' https://x.example'])(
    'the relative id %j is refused at every depth',
    (id) => {
      for (const [, document] of placements('id', id)) expect(codeOf(document)).toBe('credential.identifier-relative');
    },
  );

  test('a blank node label as a value is refused', () => {
    for (const value of ['_:b0', '_:', '_:c14n0']) {
      expect(codeOf(set(good, ['credentialSubject', 'achievement'], 'image', value))).toBe('credential.ambiguous');
    }
  });
});

describe('B08 size', () => {
  test.each<[string, () => JsonObject]>([
    ['10^5 nodes', () => ({ ...good, evidence: Array.from({ length: 100_000 }, () => ({ type: ['Evidence'] })) })],
    ['10^4 values', () => ({ ...good, evidence: Array.from({ length: 5_000 }, () => ({ type: ['Evidence'] })) })],
    ['64 levels below the top', () => ({ ...good, evidence: [nest(64)] })],
    ['a text of 5 MB', () => ({ ...good, description: 'x'.repeat(5_000_000) })],
  ])('%s are refused within 100 ms', async (_, make) => {
    const document = make();
    const text = JSON.stringify(document);
    const refuse = () => expect(() => parseCredential(text)).toThrow(CredentialError);
    expect(await fastest(refuse)).toBeLessThan(100);
  });
});

describe('B10 literals are data', () => {
  test.each<JsonValue>([
    { '@value': '<script>alert(1)</script>', '@type': 'http://www.w3.org/1999/02/22-rdf-syntax-ns#HTML' },
    { '@value': { a: 1 }, '@type': '@json' },
    { '@value': 'x', '@language': ['en'] },
  ])('%j is refused', (name) => {
    expect(codeOf({ ...good, name })).toBe('credential.ambiguous');
  });

  test('a text in a language is read', () => {
    expect(codeOf({ ...good, type: ['VerifiableCredential'], name: { '@value': 'Pruefung', '@language': 'de' } })).toBe(
      'accepted',
    );
  });
});

function nest(depth: number): JsonObject {
  return depth === 0 ? {} : { name: nest(depth - 1) };
}
