import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { CredentialError } from '../errors.ts';
import { fuzzRuns } from '../testing/fuzz-runs.ts';
import { sampleTokens } from '../testing/jose-samples.ts';
import { type TestKey, testKey } from '../testing/test-issuer.ts';
import { parseCoseSign1 } from './cose/parse-cose-sign1.ts';
import { parseJws } from './jws/parse-jws.ts';
import { openEnvelope } from './open-envelope.ts';
import { parseDisclosure } from './sd-jwt/disclosure.ts';
import { parseSdJwt } from './sd-jwt/parse-sd-jwt.ts';

/** No input may take longer than this. */
const MAX_MS = 1_000;

let key: TestKey;
let samples: readonly (string | Uint8Array)[];

beforeAll(async () => {
  key = await testKey(131);
  samples = Object.values(await sampleTokens(key));
});

/** Reads, or refuses with a code of ours, and soon. */
function attempt(read: () => unknown): void {
  const started = performance.now();
  try {
    read();
  } catch (error) {
    if (!(error instanceof CredentialError)) throw error;
  }
  expect(performance.now() - started).toBeLessThan(MAX_MS);
}

const letters = fc.string({
  unit: fc.constantFrom(...'AZaz09-_.~={}"[],:', 'eyJ', 'WyJ', 'data:application/vc+jwt,', '\n'),
});
const text = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), letters);

describe('whatever comes in, it is read or refused', () => {
  test('any text', () => {
    const parsers = [parseJws, parseSdJwt, parseDisclosure, (input: string) => openEnvelope(input)];
    fc.assert(
      fc.property(text, (input) => {
        for (const parse of parsers) attempt(() => parse(input));
      }),
      fuzzRuns(2_000, 'tokens'),
    );
  });

  test('any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.boolean(), (bytes, tagged) => {
        const input = tagged ? Uint8Array.from([0xd2, 0x84, ...bytes]) : bytes;
        attempt(() => parseCoseSign1(input));
        attempt(() => openEnvelope(input));
      }),
      fuzzRuns(3_000, 'COSE'),
    );
  });

  test('any header and any claims', () => {
    const part = (json: unknown) =>
      btoa(unescape(encodeURIComponent(JSON.stringify(json) ?? '')))
        .replaceAll('+', '-')
        .replaceAll('/', '_')
        .replaceAll('=', '');
    const typ = fc.constantFrom('vc+jwt', 'vp+jwt', 'JWT', 'vc+sd-jwt', 'dc+sd-jwt', 'vp+sd-jwt', undefined);
    const header = fc.record({ alg: fc.constant('EdDSA'), typ, kid: fc.option(fc.string(), { nil: undefined }) });
    const names = fc.constantFrom(
      'vc',
      'vp',
      'type',
      'issuer',
      'iss',
      'exp',
      'nbf',
      'iat',
      'cnf',
      '_sd',
      '...',
      '_sd_alg',
      'vct',
      'aud',
    );
    const claims = fc.dictionary(
      names,
      fc.oneof(fc.jsonValue(), fc.constantFrom('VerifiableCredential', 'VerifiablePresentation', 'Assertion')),
    );
    fc.assert(
      fc.property(header, claims, fc.array(fc.jsonValue(), { maxLength: 3 }), (head, body, parts) => {
        const token = `${part(head)}.${part(body)}.AAAA`;
        attempt(() => openEnvelope(token));
        attempt(() => openEnvelope([token, ...parts.map(part), ''].join('~')));
      }),
      fuzzRuns(2_000, 'claims'),
    );
  });

  test('real tokens with a part cut out, doubled, or exchanged', async () => {
    const cut = fc.record({
      sample: fc.nat(),
      from: fc.nat(),
      length: fc.nat({ max: 40 }),
      by: fc.uint8Array({ maxLength: 20 }),
    });
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(cut, async ({ sample, from, length, by }) => {
        const original = samples[sample % samples.length] ?? '';
        const bytes = typeof original === 'string' ? new TextEncoder().encode(original) : original;
        const at = from % bytes.length;
        const mutant = Uint8Array.from([...bytes.subarray(0, at), ...by, ...bytes.subarray(at + length)]);
        if (mutant.length === bytes.length && mutant.every((byte, index) => byte === bytes[index])) return;
        attempt(() => openEnvelope(mutant));
        try {
          if ((await openEnvelope(mutant).verify(key.publicKey)) !== undefined) accepted++;
        } catch {
          return;
        }
      }),
      fuzzRuns(3_000, 'mutants'),
    );
    // A part that is cut off at its border leaves an SD-JWT that shows less; a line end at the end is nothing.
    expect(accepted).toBeLessThan(30);
  });

  test('a megabyte of whatever nests, repeats or never ends', () => {
    const size = 1_000_000;
    for (const unit of ['[', '{"a":', '~', '.', 'A', '=', ' ', 'data:', '{', '"', '\u0000', '%']) {
      const input = unit.repeat(Math.ceil(size / unit.length)).slice(0, size);
      for (const prefix of [
        '',
        'eyJhbGciOiJFZERTQSJ9.',
        'eyJhbGciOiJFZERTQSJ9.e30.AAAA~',
        'data:application/vc+jwt,',
      ]) {
        attempt(() => openEnvelope(`${prefix}${input}`));
      }
    }
    for (const byte of [0x81, 0xa1, 0xd2, 0x9f, 0xbf, 0x5f, 0xc0, 0x00, 0xff]) {
      attempt(() => openEnvelope(Uint8Array.from([0xd2, 0x84, ...new Uint8Array(size).fill(byte)])));
    }
  });
});
