import { beforeAll, describe, expect, test } from 'vitest';
import { AUDIENCE, forgeJws, NONCE, sampleTokens } from '../testing/jose-samples.ts';
import { badgeKeys, signBadge, webOfSigner } from '../testing/open-badge-2.ts';
import { type TestKey, testKey } from '../testing/test-issuer.ts';
import { LIST_URL, NOW, reasonOf, TestWorld } from '../testing/test-world.ts';
import type { Content } from './content.ts';
import { gatherEvidence } from './gather-evidence.ts';
import type { Verdict } from './result.ts';
import { verifyCredential } from './verify-credential.ts';

const V2 = 'https://www.w3.org/ns/credentials/v2';
const request = { domain: AUDIENCE, challenge: NONCE };
const MEDIA_TYPES = ['vc+jwt', 'vp+jwt', 'vc+sd-jwt', 'vp+sd-jwt', 'dc+sd-jwt', 'vc+cose', 'vp+cose', 'jwt', 'at+jwt'];

const KINDS = ['credential', 'presentation'] as const;

/** What a token is, and under which media types it may stand in the envelope for its kind. */
interface Belonging {
  readonly kind: (typeof KINDS)[number];
  readonly mediaTypes: readonly string[];
}

/** Every token that is a document. Whatever else the samples hold is none, wherever it is handed in. */
const BELONGS: Readonly<Record<string, Belonging>> = {
  'vc+jwt': { kind: 'credential', mediaTypes: ['vc+jwt', 'jwt'] },
  'open-badges-3.0-jwt': { kind: 'credential', mediaTypes: ['vc+jwt', 'jwt'] },
  'vc+sd-jwt': { kind: 'credential', mediaTypes: ['vc+sd-jwt', 'jwt'] },
  // Its media type was `vc+sd-jwt` before.
  'dc+sd-jwt': { kind: 'credential', mediaTypes: ['dc+sd-jwt', 'vc+sd-jwt', 'jwt'] },
  'vc+cose': { kind: 'credential', mediaTypes: ['vc+cose'] },
  'vc-jwt-1.1': { kind: 'credential', mediaTypes: ['jwt'] },
  // None of the W3C's credentials: wherever a token need not say what it is, it is read and shown as the badge it is.
  'open-badges-2.0-jws': { kind: 'credential', mediaTypes: ['jwt'] },
  'vp+jwt': { kind: 'presentation', mediaTypes: ['vp+jwt', 'jwt'] },
  'vp+sd-jwt': { kind: 'presentation', mediaTypes: ['vp+sd-jwt', 'jwt'] },
  'vp+cose': { kind: 'presentation', mediaTypes: ['vp+cose'] },
  'vp-jwt-1.1': { kind: 'presentation', mediaTypes: ['jwt'] },
};

let world: TestWorld;
let key: TestKey;
let tokens: Awaited<ReturnType<typeof sampleTokens>>;

beforeAll(async () => {
  world = await TestWorld.create();
  key = await testKey(81);
  // Open Badges 2.0 knows RSA alone, and a badge of it is nothing without what its issuer publishes.
  const keys = await badgeKeys();
  for (const [url, body] of Object.entries(await webOfSigner(keys))) world.published.set(url, JSON.stringify(body));
  tokens = { ...(await sampleTokens(key)), 'open-badges-2.0-jws': await signBadge(keys) };
});

async function verdictOf(text: Content): Promise<Verdict> {
  const evidence = await gatherEvidence({ text, retrieve: world.retrieve });
  const verdict = await verifyCredential({ text, evidence, now: NOW });
  // Only a presentation can answer a question.
  return verdict.kind === 'presentation'
    ? verifyCredential({ text, evidence, now: NOW, policy: { request } })
    : verdict;
}

/** Nothing of it was believed: it was refused before any signature counted, and none of its claims is shown. */
const REFUSED = { outcome: 'not-valid', kind: undefined, parse: 'fail', signature: 'unknown', shown: undefined };
/** A media type that we do not know says nothing about the credential. */
const NOT_READ = { ...REFUSED, outcome: 'could-not-be-checked', parse: 'unknown' };

function tell({ outcome, kind, checks, signature, credential }: Verdict) {
  return { outcome, kind, parse: checks[0]?.outcome, signature, shown: credential };
}

/** COSE is no text, which is seen before the media type is. */
const isUnread = (name: string, mediaType: string) => mediaType === 'at+jwt' && typeof tokens[name] === 'string';

/** Where every token of a kind belongs. */
function homes(wanted: Belonging['kind']): string[] {
  const those = Object.entries(BELONGS).filter(([, { kind }]) => kind === wanted);
  return those.flatMap(([name, { mediaTypes }]) => mediaTypes.map((mediaType) => `${name} as ${mediaType}`)).sort();
}

const dataUrl = (mediaType: string, content: Content) =>
  typeof content === 'string'
    ? `data:application/${mediaType},${content}`
    : `data:application/${mediaType};base64,${btoa(String.fromCharCode(...content))}`;
const enveloped = (type: string, mediaType: string, name: string) => ({
  '@context': [V2],
  id: dataUrl(mediaType, tokens[name] ?? ''),
  type,
});

describe('A08 a token of one kind is not taken for one of another', () => {
  test('each by itself is valid as what it is, or refused', async () => {
    expect(Object.keys(tokens)).toHaveLength(18);
    for (const [name, token] of Object.entries(tokens)) {
      const verdict = await verdictOf(token);
      const belongs = BELONGS[name];
      if (belongs === undefined) {
        expect([name, tell(verdict)]).toEqual([name, REFUSED]);
        expect([name, reasonOf(verdict, 'parse')]).toEqual([name, 'fail jose.type-wrong']);
      } else expect([name, verdict.outcome, verdict.kind]).toEqual([name, 'valid', belongs.kind]);
    }
  });

  test.each(KINDS)(
    'in an envelope for a %s each of that kind is valid under its media type, and nothing else',
    async (kind) => {
      const type = kind === 'credential' ? 'EnvelopedVerifiableCredential' : 'EnvelopedVerifiablePresentation';
      const cells = MEDIA_TYPES.flatMap((mediaType) => Object.keys(tokens).map((name) => ({ name, mediaType })));
      const valid: string[] = [];
      for (const { name, mediaType } of cells) {
        const cell = `${name} as ${mediaType}`;
        const verdict = await verdictOf(JSON.stringify(enveloped(type, mediaType, name)));
        if (verdict.outcome === 'valid') valid.push(`${verdict.kind} ${cell}`);
        else expect([cell, tell(verdict)]).toEqual([cell, isUnread(name, mediaType) ? NOT_READ : REFUSED]);
      }
      process.stdout.write(`  A08: ${cells.length} ${kind} envelopes, ${valid.length} hold what belongs there\n`);
      expect(valid.sort()).toEqual(homes(kind).map((home) => `${kind} ${home}`));
      expect(cells).toHaveLength(9 * 18);
    },
  );

  test('inside a presentation only credentials are valid, each under its own media type', async () => {
    const valid: string[] = [];
    for (const name of Object.keys(tokens)) {
      for (const mediaType of MEDIA_TYPES) {
        const envelope = enveloped('EnvelopedVerifiableCredential', mediaType, name);
        const presentation = { '@context': [V2], type: ['VerifiablePresentation'], verifiableCredential: [envelope] };
        const [inside] = (await verdictOf(JSON.stringify(presentation))).contents;
        if (inside?.outcome === 'valid') valid.push(`${name} as ${mediaType}`);
        else expect([name, mediaType, inside?.credential]).toEqual([name, mediaType, undefined]);
      }
    }
    expect(valid.sort()).toEqual(homes('credential'));
  });

  // VC Data Model 1.1 section 4.10 and 2.0 section 4.13: the property is there for one or more, or not there.
  test.each(['https://www.w3.org/2018/credentials/v1', V2])(
    'a presentation with an empty list is refused: %s',
    async (context) => {
      const shown = { '@context': [context], type: ['VerifiablePresentation'], holder: key.did };
      const claims = (vp: object) =>
        context === V2 ? { ...vp, aud: AUDIENCE, nonce: NONCE } : { iss: key.did, aud: AUDIENCE, nonce: NONCE, vp };
      const header = { kid: key.keyId, typ: context === V2 ? 'vp+jwt' : 'JWT' };
      const without = await verdictOf(await forgeJws(key, header, claims(shown)));
      const empty = await verdictOf(await forgeJws(key, header, claims({ ...shown, verifiableCredential: [] })));
      expect([without.outcome, without.kind]).toEqual(['valid', 'presentation']);
      expect([tell(empty), reasonOf(empty, 'parse')]).toEqual([REFUSED, 'fail credential.malformed']);
    },
  );

  test('none is taken for a status list', async () => {
    const credential = await world.issue();
    expect(reasonOf(await world.verify(credential), 'status')).toBe('pass status.good');
    for (const [name, token] of Object.entries(tokens)) {
      const other = await TestWorld.create();
      other.published.set(LIST_URL, typeof token === 'string' ? token : dataUrl('vc+cose', token));
      const verdict = await other.verify(credential);
      expect([name, verdict.outcome]).toEqual([name, 'could-not-be-checked']);
      expect(reasonOf(verdict, 'status'), name).toMatch(/^unknown status\.list-/);
    }
  });

  test('the true list counts as a credential, and not as a token of any other type by the same key', async () => {
    const credential = await world.issue();
    const { proof: _, ...list } = await world.publishList(new Uint8Array(16_384));
    const typed = ['vc+jwt', 'vp+jwt', 'vc+sd-jwt', 'dc+sd-jwt', 'vc+cose', 'kb+jwt', 'at+jwt', 'dpop+jwt'];
    const counts: string[] = [];
    for (const typ of [...typed, 'statuslist+jwt', 'oauth-authz-req+jwt', 'openid4vci-proof+jwt', 'logout+jwt']) {
      const other = await TestWorld.create();
      other.published.set(LIST_URL, await forgeJws(other.key, { typ, kid: other.keyId }, list));
      const verdict = await other.verify(credential);
      if (verdict.outcome === 'valid') counts.push(typ);
      else expect([typ, reasonOf(verdict, 'status')]).toEqual([typ, 'unknown status.list-unreadable']);
    }
    expect(counts).toEqual(['vc+jwt']);
  });

  test('none is taken for a DID document', async () => {
    const credential = await world.issue();
    expect((await world.verify(credential)).outcome).toBe('valid');
    for (const [name, token] of Object.entries(tokens)) {
      const other = await TestWorld.create();
      const body = typeof token === 'string' ? token : dataUrl('vc+cose', token);
      other.published.set('https://issuer.example/orgs/north/did.json', body);
      const { outcome, credential: shown } = await other.verify(credential);
      expect([name, outcome, shown]).toEqual([name, 'could-not-be-checked', undefined]);
    }
  });
});
