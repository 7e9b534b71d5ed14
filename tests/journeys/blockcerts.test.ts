import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { LaurelClient } from '@laurel/sdk';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../../dev/stack/free-port.ts';
import { type Stack, startStack } from '../../dev/stack/start-stack.ts';
import { accessibilityFaults } from './support/accessibility.ts';
import { type JourneyBrowser, startBrowser } from './support/browser.ts';
import { eventually } from './support/eventually.ts';
import { runLaurel } from './support/laurel.ts';
import { signUpVisitor, type Visitor } from './support/visitor.ts';

let stack: Stack;
let browser: JourneyBrowser;
let page: Page;
let folder: string;
let rosa: Visitor;
let client: LaurelClient;
let organisationId: string;
let credentialId: string;
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'laurel-blockcerts-'));
  stack = await startStack({ port: await freePort(), dataDirectory: path.join(folder, 'data'), demo: false });
  browser = await startBrowser(stack.origin);
  page = await browser.open();
  rosa = await signUpVisitor(stack.origin, { name: 'Rosa Almeida', email: 'rosa@college.example' });
  client = rosa.client;
  ({ id: organisationId } = await client.createOrganisation({ body: { name: 'Riverside', slug: 'riverside' } }));
  const params = { organisationId };
  const achievement = { name: 'Endurance', description: 'Goes on.', criteria: 'Go on without a server.' };
  const { id: achievementId } = await client.createAchievement({ params, body: achievement });
  const body = { achievementId, recipient: { name: 'Rosa Almeida', email: rosa.email } };
  ({ id: credentialId } = await client.issueCredential({ params, body }));
  await eventually(
    'the development chain to be reached',
    async () => (await client.getBlockcert({ params: { credentialId } })).state === 'none',
    120,
  );
});
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
  await rm(folder, { recursive: true, force: true });
});

test('a holder has a credential recorded on its page, and takes the Blockcert away once it is', async () => {
  await page.goto(`${stack.origin}/sign-in?next=/credentials/${credentialId}`);
  await page.getByLabel('E-mail address').fill(rosa.email);
  await page.getByLabel('Password', { exact: true }).fill(rosa.password);
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
  file = path.join(folder, 'blockcert.json');
  await download.saveAs(file);
  expect(JSON.parse(await readFile(file, 'utf8')).proof).toHaveLength(2);
});

test('the verify page asks the chain, and says that it is one for development', async () => {
  await page.goto(`${stack.origin}/verify`);
  await page.getByRole('button', { name: /camera/ }).waitFor();
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: 'Verify', exact: true }).click();
  await page.locator('[data-verdict]').first().waitFor();
  expect(await page.locator('[data-verdict]').getAttribute('data-verdict')).toBe('valid');
  expect(await page.content()).toContain('recorded on a development chain');
  expect(browser.complaints).toEqual([]);
});

test('the command line gets the same one, and the copy on the disk verifies with a node of the chain', async () => {
  const { secret } = await client.createApiKey({
    params: { organisationId },
    body: { name: 'Registry', scopes: ['credential:read', 'credential:issue'] },
  });
  const env = { LAUREL_API_KEY: secret, LAUREL_ORIGIN: stack.origin };
  const again = path.join(folder, 'again.json');
  const got = await runLaurel(['credentials', 'blockcert', credentialId, '--output', again], env);
  expect(got).toMatchObject({
    code: 0,
    stderr: expect.stringMatching(/recorded in block \d+ of the development chain/),
  });
  expect(await readFile(again, 'utf8')).toBe(await readFile(file, 'utf8'));
  const verified = await runLaurel(['verify', again, '--rpc', stack.chainUrl ?? ''], env);
  expect(verified).toMatchObject({ code: 0 });
  const alone = await runLaurel(['verify', again], env);
  expect(alone).toMatchObject({ code: 2 });
});
