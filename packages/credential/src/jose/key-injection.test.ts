import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { encode, Tagged } from 'cborg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { CredentialError } from '../errors.ts';
import { jwkOfPublicKey } from '../key/jwk.ts';
import type { JsonObject } from '../model/json-value.ts';
import { forgeJws, sampleCredential } from '../testing/jose-samples.ts';
import { type TestKey, testKey } from '../testing/test-issuer.ts';
import { openEnvelope } from './open-envelope.ts';

let issuer: TestKey;
let attacker: TestKey;
let trap: { readonly url: string; connects: number; fetches: number };
const server = createServer((_, response) => response.end('{"keys":[]}'));

beforeAll(async () => {
  [issuer, attacker] = [await testKey(61), await testKey(62)];
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  trap = { url: `http://127.0.0.1:${port}`, connects: 0, fetches: 0 };
  server.on('connection', () => trap.connects++);
  vi.stubGlobal('fetch', () => {
    trap.fetches++;
    throw new Error('nothing is fetched');
  });
});

afterAll(() => {
  vi.unstubAllGlobals();
  server.close();
});

/** 100 ways to make whoever looks a key up look somewhere else. */
function kids(url: string, { did, keyId }: TestKey): readonly string[] {
  const injections = [
    ...["' OR '1'='1", "'; DROP TABLE keys; --", "x' UNION SELECT 'secret", '") OR 1=1 --', '1; SELECT pg_sleep(10)'],
    ...['../../../../etc/passwd', '..\\..\\windows\\win.ini', '/dev/null', '/proc/self/environ', 'file:///etc/passwd'],
    ...['%2e%2e%2f%2e%2e%2fkey', '....//....//key', 'key.pem%00.jwk', '~/.ssh/id_rsa', 'C:\\key.pem'],
    ...[
      `${url}/jwks.json`,
      `${url}#key`,
      `//${url.slice(5)}`,
      `https://169.254.169.254/latest/meta-data/`,
      'gopher://x',
    ],
    ...['http://[::1]/', 'http://0x7f000001/', 'ftp://x/key', 'data:application/json,{}', 'javascript:alert(1)'],
    ...['; cat /etc/passwd', '| nc x 1', '`id`', '$(id)', '&& curl x'],
    ...['*', '*)(uid=*', `\${jndi:ldap://x}`, '{{7*7}}', '<script>alert(1)</script>'],
    ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype'],
    ...['#', '##', '#key-1', `${did}`, keyId, `${did}#`, `${did}#key-1`, `${keyId}#${keyId}`, ` ${keyId}`, `${keyId} `],
    ...[`${did}/../x#y`, `${did}?service=files#x`, `${did};x=y#z`, `${did}\u0000#x`, `${did}\n#x`],
    ...['did:', 'did:key', 'did:key:', 'did:key:z', 'did:web:', 'did:web:127.0.0.1', 'did:web:localhost%3A80#k'],
    ...[
      `did:web:${url.slice(7).replace(':', '%3A')}#key`,
      'did:example:other#key-1',
      'DID:KEY:Z6Mk#x',
      'did:jwk:e30#0',
    ],
  ];
  return Array.from({ length: 100 }, (_, at) => injections[at] ?? `${injections[at % injections.length]}${at}`);
}

/** Opens and verifies with the issuer's key; the code of a refusal otherwise. */
async function outcome(content: string | Uint8Array): Promise<{ hint?: JsonObject; verdict: string }> {
  try {
    const envelope = openEnvelope(content);
    const verified = await envelope.verify(issuer.publicKey);
    return { hint: { ...envelope.keyHint }, verdict: verified === undefined ? 'wrong' : 'accepted' };
  } catch (error) {
    if (error instanceof CredentialError) return { verdict: error.code };
    throw error;
  }
}

describe('A07 a token does not choose its key', () => {
  test('100 values of kid: nothing is fetched, and no key but the issuer’s is pointed at', async () => {
    const claims = sampleCredential(issuer);
    let opened = 0;
    for (const kid of kids(trap.url, issuer)) {
      const { hint, verdict } = await outcome(await forgeJws(attacker, { typ: 'vc+jwt', kid }, claims));
      expect(verdict, kid).not.toBe('accepted');
      if (hint === undefined) continue;
      opened++;
      expect(hint.issuer).toBe(issuer.did);
      const { verificationMethod } = hint;
      if (verificationMethod !== undefined) expect(String(verificationMethod).split('#')[0], kid).toBe(issuer.did);
    }
    process.stdout.write(`  A07: 100 values of kid, ${opened} kept as a hint, 0 accepted\n`);
    expect(trap).toMatchObject({ connects: 0, fetches: 0 });
  });

  test.each<[string, (url: string) => JsonObject]>([
    ['jwk', () => ({ jwk: jwkOfPublicKey(attacker.publicKey) })],
    ['jku', (url) => ({ jku: `${url}/jwks.json` })],
    ['x5u', (url) => ({ x5u: `${url}/chain.pem` })],
    ['x5c', () => ({ x5c: ['MIIB'] })],
    ['jwk and the issuer’s kid', () => ({ jwk: jwkOfPublicKey(attacker.publicKey), kid: issuer.keyId })],
    ['x5t', () => ({ x5t: 'AAAA', 'x5t#S256': 'AAAA' })],
  ])('%s in the header is not looked at', async (_, header) => {
    const forged = await forgeJws(attacker, { typ: 'vc+jwt', ...header(trap.url) }, sampleCredential(issuer));
    const { hint, verdict } = await outcome(forged);
    expect(verdict).toBe('wrong');
    expect(JSON.stringify(hint)).not.toContain(attacker.did);
    expect(trap).toMatchObject({ connects: 0, fetches: 0 });
  });

  test('a header that names another issuer than the claims is refused', async () => {
    for (const more of [{}, { iss: issuer.did }]) {
      const claims = { ...sampleCredential(issuer), ...more };
      const forged = await forgeJws(attacker, { typ: 'vc+jwt', iss: attacker.did }, claims);
      expect((await outcome(forged)).verdict).toBe('jose.claims-conflict');
    }
  });

  test('a COSE_Key, a certificate and an address in a COSE header are not looked at', async () => {
    const payload = new TextEncoder().encode(JSON.stringify(sampleCredential(issuer)));
    const protectedBytes = encode(
      new Map<number, unknown>([
        [1, -8],
        [16, 'application/vc+cose'],
      ]),
    );
    for (const unprotected of [
      new Map<number, unknown>([[33, new Uint8Array([1])]]),
      new Map<number, unknown>([[35, new Tagged(32, `${trap.url}/chain`)]]),
      new Map<number, unknown>([[-1, new Map([[1, 1]])]]),
      new Map<number, unknown>([[4, new TextEncoder().encode(issuer.keyId)]]),
    ]) {
      const signature = await attacker.sign(encode(['Signature1', protectedBytes, new Uint8Array(), payload]));
      const { hint, verdict } = await outcome(
        encode(new Tagged(18, [protectedBytes, unprotected, payload, signature])),
      );
      expect(verdict).toBe('wrong');
      expect(hint?.issuer).toBe(issuer.did);
    }
    expect(trap).toMatchObject({ connects: 0, fetches: 0 });
  });
});
