import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { accessibilityFaults } from './support/accessibility.ts';
import { eventually } from './support/eventually.ts';
import { runLaurel } from './support/laurel.ts';
import { foundRiverside } from './support/riverside.ts';
import { startJourney } from './support/start-journey.ts';

const journey = startJourney({ demo: false });

let page: Page;
let picture: string;
let json: string;
let receipt: string;

beforeAll(async () => {
  page = await journey.browser.open();
  const { owner, params, achievementId } = await foundRiverside(journey.origin);
  const { client } = owner;
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
    path.join(journey.folder, name),
  ) as [string, string, string];
  await writeFile(picture, await (await client.getCredentialBadgePng(at)).bytes());
  await writeFile(json, await (await client.getCredentialDocument(at)).bytes());
  await writeFile(receipt, await (await client.getCredentialReceipt(at)).bytes());
});

async function give(...files: string[]): Promise<void> {
  await page.goto(`${journey.origin}/verify`);
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
  expect(journey.browser.complaints).toEqual([]);
});

test('with the server stopped, the picture verifies from kept documents, which are said to be old', async () => {
  const kept = path.join(journey.folder, 'kept');
  expect((await runLaurel(['verify', picture, '--keep', kept])).code).toBe(0);
  await journey.stack.stop();
  expect((await runLaurel(['verify', picture])).code).toBe(2);
  const { code, stdout } = await runLaurel(['verify', picture, '--documents', kept]);
  expect(stdout).toMatch(/^Valid: /);
  expect(stdout).toMatch(/✓ record +pass +In the log since /);
  expect(code).toBe(0);
});
