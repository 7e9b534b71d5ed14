import { readFileSync } from 'node:fs';
import { hex } from '@scure/base';
import { describe, expect, test } from 'vitest';
import { publicKeyOfJwk } from '../key/jwk.ts';
import type { JsonObject } from '../model/json-value.ts';
import { parseCoseSign1 } from './cose/parse-cose-sign1.ts';
import { verifyCoseSign1 } from './cose/verify-cose-sign1.ts';
import { parseJws } from './jws/parse-jws.ts';
import { verifyJws } from './jws/verify-jws.ts';
import { openEnvelope } from './open-envelope.ts';
import { verifySdJwt } from './sd-jwt/verify-sd-jwt.ts';

interface Vectors<Input, Expected> {
  readonly source: string;
  readonly cases: readonly { readonly name: string; readonly input: Input; readonly expected: Expected }[];
}

function read<Input, Expected>(name: string): Vectors<Input, Expected> {
  return JSON.parse(readFileSync(new URL(`../../../../vectors/${name}`, import.meta.url), 'utf8'));
}

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe('the examples of the JWS specifications', () => {
  const { cases } = read<
    { token: string; key?: JsonObject },
    { refused?: string; algorithm?: string; payload?: string }
  >('jws-rfc.json');

  test.each(cases)('$name', async ({ input: { token, key }, expected: { refused, ...expected } }) => {
    if (refused !== undefined || key === undefined) {
      expect(() => parseJws(token)).toThrow(refused);
      return;
    }
    const jws = parseJws(token);
    expect({ algorithm: jws.algorithm, payload: text(jws.unverifiedPayload) }).toEqual(expected);
    expect(await verifyJws(jws, publicKeyOfJwk(key))).toBe(true);
  });
});

describe('the example of the COSE specification', () => {
  const { cases } = read<{ cose: string; key: JsonObject }, { algorithm: string; kid: string; payload: string }>(
    'cose-rfc9052.json',
  );

  test.each(cases)('$name', async ({ input, expected }) => {
    const cose = parseCoseSign1(hex.decode(input.cose));
    expect(cose.algorithm).toBe(expected.algorithm);
    expect(text(cose.unverifiedPayload)).toBe(expected.payload);
    expect(cose.unprotectedHeader.get(4)).toEqual(hex.decode(expected.kid));
    expect(await verifyCoseSign1(cose, publicKeyOfJwk(input.key))).toBe(true);
  });
});

describe('the examples of the SD-JWT specification', () => {
  const { cases } = read<
    {
      sdJwt: string;
      type: string;
      issuerKey: JsonObject;
      now: string;
      keyBinding?: { audience: string; nonce: string };
    },
    { claims: JsonObject }
  >('sd-jwt-rfc9901.json');

  test.each(cases)('$name', async ({ input: { sdJwt, type, issuerKey, now, keyBinding }, expected }) => {
    const key = publicKeyOfJwk(issuerKey);
    const input = { sdJwt, type, key, now: new Date(now), keyBinding: keyBinding ?? ('not-required' as const) };
    expect(await verifySdJwt(input)).toEqual({ verified: true, claims: expected.claims });
  });
});

describe('the examples of VC-JOSE-COSE', () => {
  const { cases } = read<{ dataUrl: string }, { issuer?: string; members: JsonObject }>('vc-jose-cose.json');

  test.each(cases)('$name', ({ input: { dataUrl }, expected: { issuer, members, ...expected } }) => {
    const envelope = openEnvelope(dataUrl);
    expect(envelope).toMatchObject(expected);
    expect(envelope.keyHint.issuer).toBe(issuer);
    expect(envelope.unverified.document).toMatchObject(members);
  });
});
