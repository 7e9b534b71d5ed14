import { decode, encode, Tagged } from 'cborg';
import { afterAll, describe, expect, test } from 'vitest';
import { envelopVc } from '../jose/envelop-credential.ts';
import { signVpCose } from '../jose/sign/sign-vc-cose.ts';
import type { JsonObject } from '../model/json-value.ts';
import { everyForm } from '../testing/every-form.ts';
import { badgeOf } from '../testing/selective-world.ts';
import { type TestKey, testKey } from '../testing/test-issuer.ts';
import { NOW } from '../testing/test-world.ts';
import { claimsIn, envelopePlaces, lies, presentationOf } from '../testing/wrapped-envelopes.ts';
import type { Content } from './content.ts';
import { gatherEvidence } from './gather-evidence.ts';
import type { Verdict } from './result.ts';
import { verifyCredential } from './verify-credential.ts';

const retrieve = async () => ({ ok: false, reasonCode: 'retrieval.offline' }) as const;
const utf8 = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

async function verdictOf(document: Content | JsonObject): Promise<Verdict> {
  const text = typeof document === 'string' || document instanceof Uint8Array ? document : JSON.stringify(document);
  return verifyCredential({
    text: text as Content,
    evidence: await gatherEvidence({ text: text as Content, retrieve }),
    now: NOW,
  });
}

/** The four parts of a COSE_Sign1. */
interface Parts {
  readonly protectedBytes: Uint8Array;
  readonly unprotected: Map<unknown, unknown>;
  readonly payload: Uint8Array;
  readonly signature: Uint8Array;
}

const sign1 = (parts: readonly unknown[], tag = 18) => encode(new Tagged(tag, [...parts]));

function listOf(cose: Uint8Array): [Uint8Array, Map<unknown, unknown>, Uint8Array, Uint8Array] {
  return decode(cose, { useMaps: true, tags: Tagged.preserve(18) }).value;
}

function partsOf(cose: Uint8Array): Parts {
  const [protectedBytes, unprotected, payload, signature] = listOf(cose);
  return { protectedBytes, unprotected, payload, signature };
}

/** The same with some of its parts exchanged, its signature as it was. */
function exchange(cose: Uint8Array, changes: Partial<Record<keyof Parts, unknown>>): Uint8Array {
  const { protectedBytes, unprotected, payload, signature } = { ...partsOf(cose), ...changes };
  return sign1([protectedBytes, unprotected, payload, signature]);
}

/** A COSE_Sign1 of any header and payload by any key. */
async function forge(
  key: TestKey,
  header: readonly (readonly [number, unknown])[],
  payload: Uint8Array,
  unprotected = new Map<unknown, unknown>(),
) {
  const protectedBytes = encode(new Map<number, unknown>([[1, -8], ...header]));
  const signature = await key.sign(encode(['Signature1', protectedBytes, new Uint8Array(), payload]));
  return sign1([protectedBytes, unprotected, payload, signature]);
}

interface Scene {
  readonly cose: Uint8Array;
  /** The claims of the genuine credential with the lie among them. */
  readonly lied: JsonObject;
  /** Somebody with a key of their own. */
  readonly thief: TestKey;
}

/** What is made of the bytes. None of these is a COSE_Sign1 of the issuer's any more. */
const places: Readonly<Record<string, (scene: Scene) => Uint8Array | Promise<Uint8Array>>> = {
  'its payload swapped': ({ cose, lied }) => exchange(cose, { payload: utf8(lied) }),
  'a second payload behind the first': ({ cose, lied }) => sign1([...listOf(cose)].toSpliced(3, 0, utf8(lied))),
  'a second payload before the first': ({ cose, lied }) => sign1([...listOf(cose)].toSpliced(2, 0, utf8(lied))),
  'both payloads in the place of one': ({ cose, lied }) =>
    exchange(cose, { payload: [partsOf(cose).payload, utf8(lied)] }),
  'the lie appended to its payload': ({ cose, lied }) =>
    exchange(cose, { payload: Uint8Array.from([...partsOf(cose).payload, ...utf8(lied)]) }),
  'a payload that is text': ({ cose, lied }) => exchange(cose, { payload: JSON.stringify(lied) }),
  'a detached payload, and the lie in its unprotected header': ({ cose, lied }) =>
    exchange(cose, { unprotected: new Map([['payload', utf8(lied)]]), payload: null }),
  'its signature twice': ({ cose }) => sign1([...listOf(cose), partsOf(cose).signature]),
  'its signature in a COSE_Sign over the lie': ({ cose, lied }) => {
    const { protectedBytes, unprotected, signature } = partsOf(cose);
    return sign1([protectedBytes, unprotected, utf8(lied), [[protectedBytes, unprotected, signature]]], 98);
  },
  'itself as the payload of a thief’s': ({ cose, thief }) => forge(thief, [[16, 'application/vc+cose']], cose),
  'itself as the payload of a thief’s that says so': ({ cose, thief }) =>
    forge(
      thief,
      [
        [3, 'application/cose'],
        [16, 'application/vc+cose'],
      ],
      cose,
    ),
  'itself as the payload under its own signature': ({ cose }) => exchange(cose, { payload: cose }),
  'itself in the unprotected header of a thief’s': ({ cose, lied, thief }) =>
    forge(
      thief,
      [[16, 'application/vc+cose']],
      utf8(lied),
      new Map<unknown, unknown>([
        [11, cose],
        ['vc', cose],
      ]),
    ),
  'itself in the protected header of a thief’s': ({ cose, lied, thief }) =>
    forge(
      thief,
      [
        [16, 'application/vc+cose'],
        [99, cose],
      ],
      utf8(lied),
    ),
  'two tags around it': ({ cose }) => encode(new Tagged(18, new Tagged(18, listOf(cose)))),
  'the tag of another message': ({ cose }) => sign1(listOf(cose), 17),
  'a list of it and the lie': ({ cose, lied }) =>
    encode([cose, exchange(cose, { payload: utf8(lied) })].map((it) => new Tagged(18, listOf(it)))),
  'the lie behind it': ({ cose, lied }) => Uint8Array.from([...cose, ...exchange(cose, { payload: utf8(lied) })]),
  'the lie before it': ({ cose, lied }) => Uint8Array.from([...exchange(cose, { payload: utf8(lied) }), ...cose]),
  'a content type in both headers': ({ cose }) => exchange(cose, { unprotected: new Map([[3, 'application/vp']]) }),
  'a type in both headers': ({ cose }) => exchange(cose, { unprotected: new Map([[16, 'application/vp+cose']]) }),
  'an algorithm in both headers': ({ cose }) => exchange(cose, { unprotected: new Map([[1, -7]]) }),
  'a thief’s key in both headers': ({ cose, thief }) =>
    exchange(cose, { unprotected: new Map([[4, new TextEncoder().encode(thief.keyId)]]) }),
  'something critical that nobody signed': ({ cose }) =>
    exchange(cose, {
      unprotected: new Map<unknown, unknown>([
        [2, [99]],
        [99, 1],
      ]),
    }),
  'its protected header moved to the unprotected one': ({ cose }) => {
    const unprotected = decode(partsOf(cose).protectedBytes, { useMaps: true });
    return exchange(cose, { protectedBytes: new Uint8Array(), unprotected });
  },
};

/** What may stand in the header that nobody signed, and means nothing. */
const unsigned: Readonly<Record<string, (lied: JsonObject, thief: TestKey) => Map<unknown, unknown>>> = {
  'a payload of its own': (lied) => new Map([['payload', utf8(lied)]]),
  'claims of its own': (lied, thief) =>
    new Map([
      [
        15,
        new Map<unknown, unknown>([
          [1, thief.did],
          [2, 'urn:x:mallory'],
          ['vc', lied],
          [4, 4_000_000_000],
        ]),
      ],
    ]),
  'a key of its own': (_, thief) =>
    new Map([
      [
        -1,
        new Map<unknown, unknown>([
          [1, 1],
          [-1, 6],
          [-2, thief.publicKey.bytes],
        ]),
      ],
    ]),
  'a certificate and an address': () =>
    new Map<unknown, unknown>([
      [33, new Uint8Array(8)],
      [35, new Tagged(32, 'https://evil.example/key')],
    ]),
  'a counter-signature': () => new Map([[11, [new Uint8Array(), new Map(), new Uint8Array(64)]]]),
};

const coseKeys = everyForm.find(({ name }) => name === 'vc+cose')?.keys ?? [];

async function genuineCose(key: TestKey): Promise<Uint8Array> {
  const secured = await everyForm.find(({ name }) => name === 'vc+cose')?.secure(badgeOf(key), key);
  if (secured instanceof Uint8Array) return secured;
  throw new Error('COSE is bytes');
}

describe('A03 whatever is put around a signed COSE, only what it says itself is shown', () => {
  const thiefKey = testKey(52);
  let tried = 0;

  afterAll(() => process.stdout.write(`  A03: ${tried} cases with COSE, none shows anything but the genuine claims\n`));

  /** By itself, in an envelope, and in the envelope in a presentation: as bytes are handed in. */
  function* handedIn(bytes: Uint8Array): Generator<Content | JsonObject> {
    const id = `data:application/vc+cose;base64,${btoa(String.fromCharCode(...bytes))}`;
    const envelope = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      id,
      type: 'EnvelopedVerifiableCredential',
    };
    yield* [bytes, id, envelope, presentationOf(envelope)];
  }

  test.each(coseKeys)('with %s, it is no longer the issuer’s', async (type) => {
    const [key, thief] = [await testKey(51, type), await thiefKey];
    const cose = await genuineCose(key);
    for (const document of handedIn(cose)) {
      expect(claimsIn(await verdictOf(document))).toEqual([
        expect.objectContaining({ name: 'IT Support Fundamentals' }),
      ]);
    }
    for (const [place, wrap] of Object.entries(places)) {
      for (const lie of lies) {
        const wrapped = await wrap({ cose, lied: { ...badgeOf(key), ...lie }, thief });
        for (const document of handedIn(wrapped)) {
          tried++;
          const verdict = await verdictOf(document);
          expect([place, verdict.outcome === 'valid', claimsIn(verdict)]).toEqual([place, false, []]);
        }
      }
    }
  });

  test.each(coseKeys)('with %s, what nobody signed means nothing', async (type) => {
    const [key, thief] = [await testKey(51, type), await thiefKey];
    const cose = await genuineCose(key);
    const genuine = await verdictOf(cose);
    expect([genuine.outcome, genuine.credential?.subject.name]).toEqual(['valid', 'Ayşe Ünal']);
    for (const [what, header] of Object.entries(unsigned)) {
      for (const lie of lies) {
        const wrapped = exchange(cose, { unprotected: header({ ...badgeOf(key), ...lie }, thief) });
        for (const document of handedIn(wrapped)) {
          tried++;
          const shown = claimsIn(await verdictOf(document));
          expect([what, shown]).toEqual([what, [genuine.credential]]);
        }
      }
    }
  });

  test.each(coseKeys)('with %s, in an envelope beside or around a lie', async (type) => {
    const key = await testKey(51, type);
    const cose = await genuineCose(key);
    const genuine = await verdictOf(cose);
    for (const [place, wrap] of Object.entries(envelopePlaces)) {
      for (const lie of lies) {
        tried++;
        const verdict = await verdictOf(wrap(cose, badgeOf(key), lie));
        for (const each of claimsIn(verdict)) expect([place, each]).toEqual([place, genuine.credential]);
        expect([place, verdict.outcome]).not.toEqual([place, 'valid']);
      }
    }
  });

  test('in a presentation that the holder signed as COSE, beside a lie that nobody did', async () => {
    const [key, holder] = [await testKey(51), await testKey(52, 'P-256')];
    const envelope = envelopVc(await genuineCose(key));
    const genuine = await verdictOf(await genuineCose(key));
    const signing = { signingKey: holder, kid: holder.keyId };
    const signed = (...contents: JsonObject[]) =>
      signVpCose({ presentation: { ...presentationOf(...contents), holder: holder.did }, ...signing });
    expect((await verdictOf(await signed(envelope))).outcome).toBe('valid');
    for (const lie of lies) {
      const lied = { ...badgeOf(key), ...lie };
      for (const contents of [
        [envelope, lied],
        [lied, envelope],
      ]) {
        tried++;
        const verdict = await signed(...contents).then(verdictOf, () => undefined);
        // Laurel does not sign what holds a credential that nobody secured.
        if (verdict === undefined) continue;
        expect(verdict.outcome).not.toBe('valid');
        for (const each of claimsIn(verdict)) expect(each).toEqual(genuine.credential);
      }
    }
  });

  test('as a presentation, and the presentation as a credential', async () => {
    const [key, holder] = [await testKey(51), await testKey(52)];
    const cose = await genuineCose(key);
    const { protectedBytes, payload } = partsOf(cose);
    const presentation = { ...presentationOf(envelopVc(cose)), holder: holder.did };
    for (const typ of ['application/vp+cose', 'application/vc+cose']) {
      for (const content of [payload, utf8(presentation), protectedBytes, cose]) {
        tried++;
        const verdict = await verdictOf(
          await forge(
            holder,
            [
              [4, new TextEncoder().encode(holder.keyId)],
              [16, typ],
            ],
            content,
          ),
        );
        const rightly = typ === 'application/vp+cose' && content.length === utf8(presentation).length;
        expect([typ, content.length, verdict.outcome === 'valid']).toEqual([typ, content.length, rightly]);
        if (!rightly) expect(claimsIn(verdict)).toEqual([]);
      }
    }
  });
});
