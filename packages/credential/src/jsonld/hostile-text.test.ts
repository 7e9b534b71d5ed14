import { describe, expect, test } from 'vitest';
import { buildAchievementCredential } from '../model/build-achievement-credential.ts';
import { dateTimeSchema } from '../model/date-time.ts';
import { envelopeOf } from '../model/envelope.ts';
import { isUrl } from '../model/is-url.ts';
import { toCredential } from '../model/parse-credential.ts';
import { parseJson } from '../model/parse-json.ts';
import { readDigests } from '../model/read-digests.ts';
import { formats } from '../schema/formats.ts';
import { codeOf } from '../testing/code-of.ts';
import { fastest } from '../testing/fastest.ts';
import { award } from '../testing/test-world.ts';
import { canonicalise } from './canonicalise.ts';
import { CREDENTIALS_V2 } from './pinned-contexts.ts';

const LENGTH = 100_000;
const good = buildAchievementCredential(award);

/** Texts of 100 KB on which a careless pattern takes a quadratic time, or worse. */
const hostile: readonly string[] = [
  ['a'],
  ['a', '!'],
  [' '],
  ['\t\n'],
  ['0'],
  ['9', 'Z'],
  ['-'],
  ['a-', '!'],
  ['.'],
  ['a.', '@'],
  ['%'],
  ['%2', '0'],
  ['/'],
  ['/..'],
  [':'],
  ['a:'],
  ['\\'],
  ['\\\\', 'n'],
  ['"'],
  ['+/', '='],
  ['=', 'a'],
  ['<'],
  ['é'],
  ['😀', 'x'],
  ['2024-01-01T', 'Z'],
  ['00:', 'Z'],
  ['en-', ''],
  ['x;base64', ','],
  ['sha256-', 'A'],
  ['uEi', 'A'],
].map(([repeated = '', end = '']) => repeated.repeat(Math.ceil(LENGTH / repeated.length)) + end);

describe('B09 no text of 100 KB keeps a reader busy', () => {
  const readers: [string, (text: string) => unknown][] = [
    ['an address', (text) => isUrl(`https://a.example/${text}`)],
    ['a date', (text) => dateTimeSchema.safeParse(`2024-01-01T00:00:00.${text}`)],
    [
      'a language',
      (text) => codeOf(() => toCredential({ ...good, name: { '@value': 'x', '@language': `en-${text}` } })),
    ],
    [
      'an envelope',
      (text) =>
        codeOf(() =>
          envelopeOf({
            '@context': CREDENTIALS_V2,
            type: 'EnvelopedVerifiableCredential',
            id: `data:a/b;${text},${text}`,
          }),
        ),
    ],
    ['a digest', (text) => codeOf(() => readDigests({ digestSRI: `sha256-${text}`, digestMultibase: `u${text}` }))],
    ['JSON', (text) => codeOf(() => parseJson(`{"a":"${text}`))],
    ['a number', (text) => codeOf(() => parseJson(`-${text}.${text}e${text}`))],
    ['a format of JSON Schema', (text) => [...formats.values()].map((is) => is(text))],
  ];
  test.each(readers)('%s', async (_, read) => {
    for (const text of hostile) {
      expect([text.slice(0, 12), (await fastest(() => read(text))) < 50]).toEqual([text.slice(0, 12), true]);
    }
  });

  test('the canonical form of a text is written in linear time', async () => {
    const time = async (text: string) => fastest(() => canonicalise({ ...good, name: text }));
    for (const text of ['\\', '"', '\n', '\u0001', 'é', '😀']) {
      expect(await time(text.repeat(LENGTH / 2))).toBeLessThan(1_000);
    }
  });
});

describe('B10 what looks like a program is a text', () => {
  const script = '<script>alert(1)</script>';
  test.each([
    script,
    '<img src=x onerror=alert(1)>',
    'javascript:alert(1)',
    '{{constructor}}',
    '#{7*7}',
    '\u202eevil',
    '</script><svg/onload=alert(1)>',
  ])('%j is signed letter by letter', async (text) => {
    const document = { ...good, name: text };
    expect(codeOf(() => toCredential(document))).toBe('accepted');
    expect(await canonicalise(document)).toContain(text.replaceAll('\\', '\\\\'));
  });

  test.each<[string, object]>([
    ['HTML', { '@value': script, '@type': 'http://www.w3.org/1999/02/22-rdf-syntax-ns#HTML' }],
    ['XML', { '@value': script, '@type': 'http://www.w3.org/1999/02/22-rdf-syntax-ns#XMLLiteral' }],
    ['JSON', { '@value': { a: script }, '@type': '@json' }],
    ['a list of languages', { '@value': script, '@language': ['en', 'de'] }],
    ['a language that is a program', { '@value': 'x', '@language': script }],
    ['a direction that is a program', { '@value': 'x', '@direction': script }],
  ])('%s is refused wherever a text may stand', (_, value) => {
    const subject = good.credentialSubject as object;
    for (const document of [
      { ...good, name: value },
      { ...good, description: [value] },
      { ...good, issuer: { ...(good.issuer as object), name: value } },
      { ...good, credentialSubject: { ...subject, narrative: value } },
      { ...good, evidence: [{ type: ['Evidence'], name: value }] },
    ]) {
      expect(codeOf(() => toCredential(document as never))).toBe('credential.ambiguous');
    }
  });
});
