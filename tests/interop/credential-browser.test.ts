import { existsSync, readFileSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundleForBrowser } from '../support/bundle-for-browser.ts';

const CHROMIUM = '/usr/bin/chromium';
const ORIGIN = 'https://verifier.example';
const ROOT = new URL('../../', import.meta.url).pathname;

interface Case {
  readonly name: string;
  readonly input: { readonly text: string; readonly now: string; readonly answers: Record<string, string> };
  readonly expected: { readonly outcome: string; readonly check: readonly [string, string, string] };
}

const { cases }: { cases: readonly Case[] } = JSON.parse(readFileSync(`${ROOT}vectors/verdicts.json`, 'utf8'));

let browser: Browser | undefined;
let script = '';

beforeAll(async () => {
  if (!existsSync(CHROMIUM)) {
    process.stdout.write(`  ${cases.length} verdicts in a browser skipped: ${CHROMIUM} is not there\n`);
    return;
  }
  script = await bundle();
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
}, 120_000);

afterAll(() => browser?.close());

describe.skipIf(!existsSync(CHROMIUM))('in a real browser', () => {
  test('every verdict vector goes as it does in Node, and nothing is fetched', async () => {
    const page = await browser?.newPage();
    if (page === undefined) throw new Error('the browser did not start');
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.route(`${ORIGIN}/`, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<script type="module" src="/verifier.js"></script>' }),
    );
    await page.route(`${ORIGIN}/verifier.js`, (route) =>
      route.fulfill({ contentType: 'text/javascript', body: script }),
    );
    await page.goto(ORIGIN);
    await page.waitForFunction(() => 'verdictOf' in globalThis);
    for (const { name, input, expected } of cases) {
      const found = await page.evaluate(
        async (it) => (globalThis as unknown as { verdictOf(input: unknown): Promise<string[][]> }).verdictOf(it),
        input,
      );
      expect([name, found[0]?.[0]]).toEqual([name, expected.outcome]);
      expect(found).toContainEqual([...expected.check]);
    }
    expect(requests).toEqual([`${ORIGIN}/`, `${ORIGIN}/verifier.js`]);
  });
});

/** The package as a browser gets it: one script, built from its source. */
function bundle(): Promise<string> {
  const entry = `import { gatherEvidence, verifyCredential } from '@laurel/credential';
    globalThis.verdictOf = async ({ text, now, answers }) => {
      const retrieve = async (url) => answers[url] === undefined
        ? { ok: false, reasonCode: 'retrieval.offline' } : { ok: true, body: answers[url], fetchedAt: new Date(now) };
      const evidence = await gatherEvidence({ text, retrieve });
      const verdict = await verifyCredential({ text, evidence, now: new Date(now) });
      return [[verdict.outcome], ...verdict.checks.map((it) => [it.name, it.outcome, it.reasonCode])];
    };`;
  return bundleForBrowser(entry);
}
