import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../../dev/stack/free-port.ts';
import { type Stack, startStack } from '../../dev/stack/start-stack.ts';
import { accessibilityFaults } from './support/accessibility.ts';
import { type JourneyBrowser, startBrowser } from './support/browser.ts';
import { eventually } from './support/eventually.ts';
import { runLaurel } from './support/laurel.ts';
import { signUpVisitor } from './support/visitor.ts';

let stack: Stack;
let browser: JourneyBrowser;
let page: Page;
let folder: string;
let picture: string;
let json: string;
let receipt: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'laurel-record-'));
  stack = await startStack({ port: await freePort(), dataDirectory: path.join(folder, 'data'), demo: false });
  browser = await startBrowser(stack.origin);
  page = await browser.open();
  const { client } = await signUpVisitor(stack.origin, { name: 'Rosa Almeida', email: 'rosa@college.example' });
  const { id: organisationId } = await client.createOrganisation({ body: { name: 'Riverside', slug: 'riverside' } });
  const params = { organisationId };
  const achievement = { name: 'Endurance', description: 'Goes on.', criteria: 'Go on without a server.' };
  const { id: achievementId } = await client.createAchievement({ params, body: achievement });
  const body = { achievementId, recipient: { name: 'Amara Okafor', email: 'amara@mail.example' } };
  const { id: credentialId } = await client.issueCredential({ params, body });
  const at = { params: { credentialId } };
  await eventually(
    'the credential to be in the log, and the log on the development chain',
    () =>
      client.getCredentialReceipt(at).then(
        async (answer) => JSON.parse(await answer.text()).anchor !== undefined,
        () => false,
      ),
    120,
  );
  [picture, json, receipt] = ['amara.png', 'amara.json', 'amara.receipt.json'].map((name) =>
    path.join(folder, name),
  ) as [string, string, string];
  await writeFile(picture, await (await client.getCredentialBadgePng(at)).bytes());
  await writeFile(json, await (await client.getCredentialDocument(at)).bytes());
  await writeFile(receipt, await (await client.getCredentialReceipt(at)).bytes());
});
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function give(...files: string[]): Promise<void> {
  await page.goto(`${stack.origin}/verify`);
  await page.getByRole('button', { name: /camera/ }).waitFor();
  await page.locator('input[type=file]').setInputFiles(files);
  await page.getByRole('button', { name: 'Verify', exact: true }).click();
  await page.locator('[data-verdict]').first().waitFor();
}

test('a downloaded picture is said to be in the log since when, in the browser, by the receipt in it', async () => {
  await give(picture);
  expect(await page.locator('[data-verdict]').getAttribute('data-verdict')).toBe('valid');
  await page.getByRole('heading', { name: 'The public record' }).waitFor();
  const log = page.locator('[data-check="record-log"]');
  expect(await log.getAttribute('data-outcome')).toBe('pass');
  expect(await log.textContent()).toMatch(/In the log since \d+ \w+ \d{4}, \d\d:\d\d UTC\./);
  const anchor = page.locator('[data-check="record-anchor"]');
  expect(await anchor.getAttribute('data-outcome')).toBe('pass');
  expect(await anchor.textContent()).toMatch(/Anchored in block \d+ of a development chain, .* not permanence\./);
  await page.locator('summary', { hasText: 'Technical detail' }).click();
  await page.getByText(/^root: [0-9a-f]{64}$/).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
});

test('a credential and its receipt, given as two files, belong together', async () => {
  await give(json, receipt);
  expect(await page.locator('[data-verdict]').count()).toBe(1);
  expect(await page.locator('[data-check="record-log"]').getAttribute('data-outcome')).toBe('pass');
  expect(browser.complaints).toEqual([]);
});

test('with the server stopped, the picture verifies from kept documents, which are said to be old', async () => {
  const kept = path.join(folder, 'kept');
  expect((await runLaurel(['verify', picture, '--keep', kept])).code).toBe(0);
  await stack.stop();
  expect((await runLaurel(['verify', picture])).code).toBe(2);
  const { code, stdout } = await runLaurel(['verify', picture, '--documents', kept]);
  expect(stdout).toMatch(/^Valid: /);
  expect(stdout).toMatch(/✓ record +pass +In the log since /);
  expect(code).toBe(0);
});
