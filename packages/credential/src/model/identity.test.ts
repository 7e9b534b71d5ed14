import { describe, expect, test } from 'vitest';
import { hashIdentity, matchesIdentity } from './identity.ts';
import { textOf } from './localized-text.ts';

describe('hashed identities', () => {
  test('are found again with their salt', async () => {
    const hashed = { identity: await hashIdentity('a@example.org', 'Kosher'), salt: 'Kosher' };
    expect(await matchesIdentity(hashed, 'a@example.org')).toBe('match');
    expect(await matchesIdentity(hashed, ' A@Example.org ')).toBe('match');
    expect(
      await matchesIdentity({ ...hashed, identity: hashed.identity.replace('sha256$', 'SHA256$') }, 'a@example.org'),
    ).toBe('match');
    expect(await matchesIdentity(hashed, 'b@example.org')).toBe('mismatch');
    expect(await matchesIdentity({ ...hashed, salt: 'other' }, 'a@example.org')).toBe('mismatch');
    expect(await matchesIdentity({ identity: hashed.identity }, 'a@example.org')).toBe('mismatch');
  });

  test('are written as other programs write them', async () => {
    // By openssl.
    expect(await hashIdentity('a@example.org', 'Kosher')).toBe(
      'sha256$3570e49e8e00c41a9544401a81e8fc59ac2d14b80749a7829adc820b2f80cdfa',
    );
  });

  test.each(['md5$5d41402abc4b2a76b9719d911017c592', 'sha256$x', 'a@example.org', ''])(
    '%j is not compared',
    async (text) => {
      expect(await matchesIdentity({ identity: text }, 'a@example.org')).toBe('unknown');
    },
  );
});

describe('a text in several languages', () => {
  const text = [
    { '@value': 'Prüfung', '@language': 'de' },
    { '@value': 'Exam', '@language': 'en' },
    { '@value': 'Examen', '@language': 'es-MX' },
  ];
  test.each<[readonly string[], string]>([
    [['en'], 'Exam'],
    [['en-GB'], 'Exam'],
    [['fr', 'EN-us'], 'Exam'],
    [['es-MX'], 'Examen'],
    [['es'], 'Prüfung'],
    [['fr'], 'Prüfung'],
    [[], 'Prüfung'],
  ])('for %j is %s', (languages, expected) => {
    expect(textOf(text, languages)).toBe(expected);
  });

  test('is the one without a language when none fits', () => {
    expect(textOf([...text, 'plain'], ['fr'])).toBe('plain');
    expect(textOf('plain', ['fr'])).toBe('plain');
    expect(textOf({ '@value': 'x', '@language': 'de' })).toBe('x');
  });
});
