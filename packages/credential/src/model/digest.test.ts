import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchesPublished } from '../jsonld/published-digests.ts';
import { digestOf, matchesDigest } from './digest.ts';
import type { JsonObject } from './json-value.ts';

const hello = new TextEncoder().encode('hello world');
// Of `printf 'hello world'`, by openssl.
const SHA256 = 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9';
const SRI384 = 'sha384-/b2OdaZ/KfcBpOBAOF4uI5hjA+oQI5IRr5B/y7g1eLPkF8txzmRu/QgZ3YwIjeG9';
const SRI256 = 'sha256-uU0nuZNNPgilLlLX2n2r+sSE7+N6U4DukIj3rOLvzek=';
const U256 = 'uEiC5TSe5k00-CKUuUtfafav6xITv43pTgO6QiPes4u_N6Q';

describe('digests', () => {
  test('are written as other programs write them', async () => {
    expect(await digestOf(hello)).toEqual({ digestSRI: SRI384, digestMultibase: U256 });
  });

  test.each<[string, JsonObject]>([
    ['an SRI', { digestSRI: SRI384 }],
    ['an SRI with options', { digestSRI: `${SRI256}?ct=text/plain` }],
    ['an SRI in base64url without padding', { digestSRI: SRI384.replaceAll('/', '_').replaceAll('+', '-') }],
    ['several SRIs in one text', { digestSRI: `${SRI256} ${SRI384}` }],
    ['several SRIs in an array', { digestSRI: [SRI256, SRI384] }],
    ['a multihash in base64url', { digestMultibase: U256 }],
    ['a multihash in base16', { digestMultibase: `f1220${SHA256}` }],
    ['a hash without a header, as in the examples of the data model', { digestMultibase: `f${SHA256}` }],
    ['both', { digestSRI: SRI256, digestMultibase: U256 }],
    ['an unknown hash function beside a known one', { digestSRI: `blake2b-AAAA ${SRI256}` }],
  ])('%s of the resource matches', async (_, object) => {
    expect(await matchesDigest(object, hello)).toBe('match');
  });

  test.each<[string, JsonObject]>([
    ['another resource', { digestSRI: 'sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb' }],
    ['a right and a wrong one', { digestSRI: SRI256, digestMultibase: `f1220${SHA256.replace('b9', 'b8')}` }],
    ['a wrong one among several', { digestSRI: [SRI256, `sha256-${'A'.repeat(43)}=`] }],
  ])('%s is a mismatch', async (_, object) => {
    expect(await matchesDigest(object, hello)).toBe('mismatch');
  });

  test.each<JsonObject>([
    {},
    { digestSRI: 'md5-XrY7u+Ae7tCTyyK7j1rNww==' },
    { digestMultibase: `f1114${'00'.repeat(20)}` },
  ])('%j cannot be compared, and is no match', async (object) => {
    expect(await matchesDigest(object, hello)).toBe('unknown');
  });

  test.each<JsonObject>([
    { digestSRI: 'sha256' },
    { digestSRI: 'sha256-' },
    { digestSRI: 'sha256-%%%%' },
    { digestSRI: `sha384-${SRI256.slice(7)}` },
    { digestMultibase: '' },
    { digestMultibase: 'x00' },
    { digestMultibase: 'u!' },
    { digestMultibase: `f1221${SHA256}` },
    { digestMultibase: `f1320${SHA256}` },
    { digestMultibase: `z${'1'.repeat(400)}` },
  ])('%j is refused', async (object) => {
    await expect(matchesDigest(object, hello)).rejects.toThrow('credential.malformed');
  });

  test('one flipped bit in any resource is noticed', async () => {
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 100 });
    await fc.assert(
      fc.asyncProperty(bytes, fc.nat(), async (resource, at) => {
        const digest = await digestOf(Uint8Array.from(resource));
        const other = Uint8Array.from(resource);
        other[at % other.length] = (other[at % other.length] ?? 0) ^ (1 << (at % 8));
        expect(await matchesDigest(digest, Uint8Array.from(resource))).toBe('match');
        expect(await matchesDigest(digest, other)).toBe('mismatch');
      }),
      { numRuns: 100 },
    );
  });
});

describe('the base context as a related resource', () => {
  const id = 'https://www.w3.org/ns/credentials/v2';
  test.each<[string, JsonObject]>([
    ['match', { digestMultibase: 'uEiBZlVztZpfWHgPyslVv6-UwirFoQoRvW1htfx963sknNA' }],
    ['match', { digestSRI: 'sha384-l/HrjlBCNWyAX91hr6LFV2Y3heB5Tcr6IeE4/Tje8YyzYBM8IhqjHWiWpr8+ZbYU' }],
    ['match', { digestSRI: 'sha384-NSOcNpmdIVUxIJGvGUoe22FjTWrXiaXlsZ8q6912LdnR3KraQO2n75Ica4wK4Qeg' }],
    ['match', { digestMultibase: 'uJKGMkOmFbVJhEfKTduMC2XCyvRAYLjOVmZWwIH1wQ7k' }],
    ['mismatch', { digestMultibase: 'uM4RgWQc3RUDtjJCSgTJtTfvpZ7SPEg_LNO0ESlovQC0' }],
    ['mismatch', { digestSRI: 'sha384-_rCVIV7fSXXTNIvpiq26jRDyj8JG8TDjij-tD0ewLk4JpnXEz6a5AeeY_1qQ0d0P' }],
    [
      'mismatch',
      {
        digestMultibase: 'uJKGMkOmFbVJhEfKTduMC2XCyvRAYLjOVmZWwIH1wQ7k',
        digestSRI: 'sha384-l/HrjlBCNWyAX91hr6LFV2Y3heB5Tcr6IeE4/Tje8YyzYBM8IhqjHWiWpr8+ZbYU',
      },
    ],
    ['unknown', {}],
  ])('is a %s by %j', (expected, digests) => {
    expect(matchesPublished({ id, ...digests })).toBe(expected);
  });

  test('says nothing of other addresses', () => {
    expect(matchesPublished({ id: 'https://example.org/', digestMultibase: U256 })).toBe('unknown');
  });
});
