import { existsSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import {
  attachToPdf,
  bakePng,
  bakeSvg,
  buildAchievementCredential,
  deriveCredential,
  type JsonObject,
  type Random,
  type SigningKey,
  signBadgeJwt,
  signCredential,
  signVcCose,
  signVcJwt,
  signVcSdJwt,
  type UnsignedCredential,
  zipFiles,
} from '@laurel/credential';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundleForBrowser } from '../support/bundle-for-browser.ts';
import { joseKey } from '../support/jose-keys.ts';
import { theirSelectiveKey } from '../support/their-selective-suites.ts';
import { theirKey } from '../support/their-suites.ts';

const CHROMIUM = '/usr/bin/chromium';
const ORIGIN = 'https://verifier.example';
const NOW = new Date('2026-11-24T12:00:00Z');
const CREATED = new Date('2026-11-01T09:00:00Z');
const ENTRY = `import { gatherEvidence, readCredentials, verifyCredential } from '@laurel/credential';
  globalThis.verdictsOf = async (base64, now) => {
    const bytes = Uint8Array.from(atob(base64), (it) => it.charCodeAt(0));
    const { found } = await readCredentials(bytes);
    const retrieve = async () => ({ ok: false, reasonCode: 'retrieval.offline' });
    return Promise.all(found.map(async ({ content: text }) => {
      const verdict = await verifyCredential({ text, evidence: await gatherEvidence({ text, retrieve }), now: new Date(now) });
      return [verdict.outcome, verdict.technical.form, verdict.credential?.subject.name];
    }));
  };`;

/** The smallest picture: one grey pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
);
const SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>';
const random: Random = (length) => crypto.getRandomValues(new Uint8Array(length));

interface Signer {
  readonly did: string;
  readonly keyId: string;
  readonly signingKey: SigningKey;
}

function badgeOf({ did }: Pick<Signer, 'did'>): UnsignedCredential {
  return buildAchievementCredential({
    credentialUrl: 'https://issuer.example/credentials/1',
    validFrom: CREATED,
    activityEnd: CREATED,
    issuer: { id: did, name: 'Northern College', url: 'https://issuer.example' },
    subject: { id: 'urn:uuid:0b7f4c8e-7a0a-4d52-9f43-5c6f8f6c1b11', name: 'Ayşe Ünal' },
    achievement: {
      id: 'https://issuer.example/achievements/1',
      name: 'IT Support Fundamentals',
      description: 'Mends faults.',
      criteriaNarrative: 'Passed an exam.',
      kind: 'micro-credential',
    },
  });
}

async function embedded(cryptosuite: string, signer: Signer, more: object = {}): Promise<JsonObject> {
  const { keyId: verificationMethod, signingKey } = signer;
  const terms = { verificationMethod, signingKey, created: CREATED, cryptosuite };
  return signCredential({ credential: badgeOf(signer), ...terms, ...more });
}

async function derived(cryptosuite: 'ecdsa-sd-2023' | 'bbs-2023'): Promise<string> {
  const key = await theirSelectiveKey(cryptosuite);
  const credential = await embedded(cryptosuite, key, { mandatoryPointers: ['/issuer', '/validFrom'], random });
  const selectivePointers = ['/credentialSubject/achievement', '/credentialSubject/identifier'];
  const shown = credential as JsonObject & { proof: JsonObject };
  return JSON.stringify(await deriveCredential({ credential: shown, selectivePointers, random }));
}

/** One award in every form and every kind of file. */
async function everything(): Promise<Record<string, string | Uint8Array>> {
  const [ed, p256, p384] = [await theirKey('Ed25519'), await theirKey('P-256'), await theirKey('P-384')];
  const jose = await joseKey('ES256');
  const signing = { credential: badgeOf(jose), signingKey: jose.signingKey, kid: jose.kid };
  const json = JSON.stringify(await embedded('eddsa-rdfc-2022', ed));
  const modified = { modified: NOW };
  const vcJwt = await signVcJwt(signing);
  const png = bakePng(PIXEL, json);
  return {
    'eddsa-rdfc-2022': json,
    'eddsa-jcs-2022': JSON.stringify(await embedded('eddsa-jcs-2022', ed)),
    'ecdsa-rdfc-2019, P-256': JSON.stringify(await embedded('ecdsa-rdfc-2019', p256)),
    'ecdsa-rdfc-2019, P-384': JSON.stringify(await embedded('ecdsa-rdfc-2019', p384)),
    'ecdsa-jcs-2019, P-256': JSON.stringify(await embedded('ecdsa-jcs-2019', p256)),
    'ecdsa-jcs-2019, P-384': JSON.stringify(await embedded('ecdsa-jcs-2019', p384)),
    'ecdsa-sd-2023': await derived('ecdsa-sd-2023'),
    'bbs-2023': await derived('bbs-2023'),
    'vc+jwt': vcJwt,
    'badge as a JWT': await signBadgeJwt(signing),
    'vc+sd-jwt': await signVcSdJwt({ ...signing, disclosable: ['/credentialSubject/identifier'], random }),
    'vc+cose': await signVcCose(signing),
    PNG: png,
    'PNG with a token': bakePng(PIXEL, vcJwt),
    SVG: bakeSvg(SVG, json),
    PDF: await attachToPdf(emptyPdf(), { content: json, name: 'credential', mediaType: 'application/vc', now: NOW }),
    ZIP: await zipFiles({
      files: [
        { name: 'a.json', content: json },
        { name: 'b.png', content: png },
      ],
      ...modified,
    }),
  };
}

/** A PDF without pages. */
function emptyPdf(): Uint8Array {
  const head = '%PDF-1.7\n1 0 obj\n<</Type /Catalog /Pages 2 0 R>>\nendobj\n';
  const pages = '2 0 obj\n<</Type /Pages /Kids [] /Count 0>>\nendobj\n';
  const at = (offset: number) => `${String(offset).padStart(10, '0')} 00000 n \n`;
  const table = `xref\n0 3\n0000000000 65535 f \n${at(9)}${at(head.length)}`;
  const trailer = `trailer\n<</Root 1 0 R /Size 3>>\nstartxref\n${head.length + pages.length}\n%%EOF\n`;
  return Buffer.from(`${head}${pages}${table}${trailer}`);
}

describe.skipIf(!existsSync(CHROMIUM))('in a real browser with the network cut', () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const requests: string[] = [];

  beforeAll(async () => {
    const script = await bundleForBrowser(ENTRY, { minify: true });
    print('the credential package, minified', script);
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
    context = await browser.newContext();
    page = await context.newPage();
    await page.route(`${ORIGIN}/**`, (route) =>
      new URL(route.request().url()).pathname === '/verifier.js'
        ? route.fulfill({ contentType: 'text/javascript', body: script })
        : route.fulfill({ contentType: 'text/html', body: '<script type="module" src="/verifier.js"></script>' }),
    );
    await page.goto(ORIGIN);
    await page.waitForFunction(() => 'verdictsOf' in globalThis);
    await context.setOffline(true);
    page.on('request', (request) => requests.push(request.url()));
  }, 180_000);
  afterAll(() => browser?.close());

  async function verdictsOf(content: string | Uint8Array): Promise<unknown[][]> {
    const input = [Buffer.from(content).toString('base64'), NOW.toISOString()] as const;
    return page.evaluate(
      ([base64, now]) =>
        // The page has this function of the bundle's; its types know nothing of it.
        (globalThis as unknown as { verdictsOf(base64: string, now: string): Promise<string[][]> }).verdictsOf(
          base64,
          now,
        ),
      input,
    );
  }

  test('one award is valid in every form and every file, a changed one in none, and nothing is fetched', async () => {
    expect(await page.evaluate(() => navigator.onLine)).toBe(false);
    const all = await everything();
    for (const [name, content] of Object.entries(all)) {
      const verdicts = await verdictsOf(content);
      expect([name, verdicts.length]).toEqual([name, name === 'ZIP' ? 2 : 1]);
      for (const [outcome, , subject] of verdicts)
        expect([name, outcome, subject]).toEqual([name, 'valid', 'Ayşe Ünal']);
      if (typeof content !== 'string' || !content.includes('Ayşe')) continue;
      for (const [outcome] of await verdictsOf(content.replace('Ayşe', 'Emine'))) expect(outcome).not.toBe('valid');
    }
    expect(requests).toEqual([]);
    process.stdout.write(`  ${Object.keys(all).length} forms and files verified in a browser without a network\n`);
  }, 120_000);
});

test('what BLS12-381 weighs', async () => {
  const script = await bundleForBrowser(
    `import { bls12_381 } from '@noble/curves/bls12-381.js'; globalThis.bls = bls12_381;`,
    { minify: true },
  );
  print('of that @noble/curves for BLS12-381, by itself', script);
  // BBS signatures need it. It is a tenth of the whole at most, so it needs no chunk of its own.
  expect(gzipSync(script).length).toBeLessThan(60_000);
});

function print(what: string, script: string): void {
  const kilobytes = (bytes: number) => `${(bytes / 1_000).toFixed(1)} kB`;
  process.stdout.write(
    `  bundle: ${what}: ${kilobytes(Buffer.byteLength(script))}, ${kilobytes(gzipSync(script).length)} gzipped\n`,
  );
}
