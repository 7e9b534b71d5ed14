import { describe, expect, test } from 'vitest';
import { foldName } from './fold-name.ts';
import { standingOf } from './known-issuers.ts';

const known = [{ id: 'did:web:northern.example', name: 'Northern College', listedBy: 'Registry of Colleges' }];

describe('an issuer that looks like a known one', () => {
  test.each([
    'Northern College',
    'NORTHERN  COLLEGE',
    'Nоrthеrn Cоllеgе', // Cyrillic o and e
    'N0rthern Co11ege',
    'Northern-College.',
    'Nörthern Collège',
    'Νorthern College', // Greek capital nu
    'Northern CoIIege', // capital i for l
    'No\u0301rthern Co\u20d0llege\ufe0f', // marks that hardly show
  ])('%s', (name) => {
    expect(standingOf({ id: 'did:web:evil.example', name }, known).kind).toBe('look-alike');
  });

  test.each(['Southern College', 'Northern Colleges', 'North College', '', undefined])('%s is just another', (name) => {
    expect(standingOf({ id: 'did:web:other.example', name }, known)).toEqual({ kind: 'not-listed' });
  });

  test('a listed issuer is listed, whatever its credential calls it', () => {
    const standing = standingOf({ id: 'did:web:northern.example', name: 'Nоrthеrn' }, known);
    expect(standing).toEqual({ kind: 'listed', by: ['Registry of Colleges'] });
  });

  test('names in other scripts are told apart', () => {
    expect(foldName('東京大学')).not.toBe(foldName('京都大学'));
    expect(foldName('جامعة')).not.toBe('');
    // They differ in vowel signs alone.
    expect(foldName('दिल्ली')).not.toBe(foldName('दुल्ला'));
    expect(foldName('มาลี')).not.toBe(foldName('มาลู'));
  });
});
