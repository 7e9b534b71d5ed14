import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { LaurelClient } from '@laurel/sdk';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { accessibilityFaults } from './support/accessibility.ts';
import { eventually } from './support/eventually.ts';
import { runLaurel } from './support/laurel.ts';
import { foundRiverside, type Riverside } from './support/riverside.ts';
import { startJourney } from './support/start-journey.ts';

const journey = startJourney({ demo: false });

let page: Page;
let school: Riverside;
let client: LaurelClient;
let credentialId: string;
let file: string;

beforeAll(async () => {
  page = await journey.browser.open();
  school = await foundRiverside(journey.origin);
  const { params, achievementId, owner } = school;
  client = owner.client;
  // Issued to herself: only a holder has a credential recorded.
  const body = { achievementId, recipient: { name: owner.name, email: owner.email } };
  ({ id: credentialId } = await client.issueCredential({ params, body }));
  await eventually(
    'the development chain to be reached',
    async () => (await client.getBlockcert({ params: { credentialId } })).state === 'none',
    120,
  );
});

test('a holder has a credential recorded on its page, and takes the Blockcert away once it is', async () => {
  await page.goto(`${journey.origin}/sign-in?next=/credentials/${credentialId}`);
  await page.getByLabel('E-mail address').fill(school.owner.email);
  await page.getByLabel('Password', { exact: true }).fill(school.owner.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('button', { name: 'Have it recorded' }).click();
  await page.locator('[data-blockcert="recording"], [data-blockcert="recorded"]').waitFor();
  await eventually(
    'the Blockcert on the page',
    async () => {
      await page.reload();
      return (await page.locator('[data-blockcert="recorded"]').count()) === 1;
    },
    120,
  );
  await page.getByText('other people’s verifiers will not accept it').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download the Blockcert (JSON)' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe(`credential-${credentialId}.blockcert.json`);
  file = path.join(journey.folder, 'blockcert.json');
  await download.saveAs(file);
  expect(JSON.parse(await readFile(file, 'utf8')).proof).toHaveLength(2);
});

test('the verify page asks the chain, and says that it is one for development', async () => {
  await page.goto(`${journey.origin}/verify`);
  await page.getByRole('button', { name: /camera/ }).waitFor();
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: 'Verify', exact: true }).click();
  await page.locator('[data-verdict]').first().waitFor();
  expect(await page.locator('[data-verdict]').getAttribute('data-verdict')).toBe('valid');
  expect(await page.content()).toContain('recorded on a development chain');
  expect(journey.browser.complaints).toEqual([]);
});

test('the command line gets the same one, and the copy on the disk verifies with a node of the chain', async () => {
  const { secret } = await client.createApiKey({
    params: school.params,
    body: { name: 'Registry', scopes: ['credential:read', 'credential:issue'] },
  });
  const env = { LAUREL_API_KEY: secret, LAUREL_ORIGIN: journey.origin };
  const again = path.join(journey.folder, 'again.json');
  const got = await runLaurel(['credentials', 'blockcert', credentialId, '--output', again], env);
  expect(got).toMatchObject({
    code: 0,
    stderr: expect.stringMatching(/recorded in block \d+ of the development chain/),
  });
  expect(await readFile(again, 'utf8')).toBe(await readFile(file, 'utf8'));
  const verified = await runLaurel(['verify', again, '--rpc', journey.stack.chainUrl ?? ''], env);
  expect(verified).toMatchObject({ code: 0 });
  const alone = await runLaurel(['verify', again], env);
  expect(alone).toMatchObject({ code: 2 });
});
