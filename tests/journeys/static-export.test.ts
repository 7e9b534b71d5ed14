import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { receiptUrl } from '@laurel/credential';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from './support/eventually.ts';
import { serveFiles } from './support/file-server.ts';
import { runLaurel } from './support/laurel.ts';
import { foundRiverside } from './support/riverside.ts';
import { startJourney } from './support/start-journey.ts';
import { signUpVisitor } from './support/visitor.ts';

const journey = startJourney({ demo: false });

let copy: string;
let files: Awaited<ReturnType<typeof serveFiles>> | undefined;
let page: Page;
let environment: Record<string, string>;
let shown: string;
let hidden: string;
let withdrawn: string;
/** What holders saved while there was a server. */
const saved = new Map<string, Uint8Array>();

beforeAll(async () => {
  copy = path.join(journey.folder, 'copy');
  await issueEverything();
  const made = await runLaurel(['export-static', '--org', 'riverside', '--to', copy], environment);
  expect(made).toMatchObject({ code: 0, stderr: expect.stringContaining('2 public credentials') });
  expect(made.stderr).toContain('1 private credentials are not among them');
  expect(made.stderr).toContain('The log has 3 entries.');
  // Laurel's server, its worker and its database are gone for good.
  await journey.stack.stop();
  await rm(journey.dataDirectory, { recursive: true, force: true });
  files = await serveFiles(copy, journey.stack.port);
  page = await journey.browser.open();
});
afterAll(() => files?.stop());

async function issueEverything(): Promise<void> {
  const holder = await signUpVisitor(journey.origin, { name: 'Amara Okafor', email: 'amara@mail.example' });
  const { owner, params, achievementId } = await foundRiverside(journey.origin);
  const { client } = owner;
  const scopes = ['organisation:export', 'achievement:read', 'credential:read'] as const;
  const { secret } = await client.createApiKey({ params, body: { name: 'Copy', scopes: [...scopes] } });
  environment = { LAUREL_API_KEY: secret, LAUREL_ORIGIN: journey.origin };
  const issue = async (recipient: { name: string; email: string }, idempotencyKey: string) =>
    (await client.issueCredential({ params, body: { achievementId, recipient }, idempotencyKey })).id;
  shown = await issue({ name: holder.name, email: holder.email }, 'shown');
  withdrawn = await issue({ name: holder.name, email: holder.email }, 'withdrawn');
  hidden = await issue({ name: 'Secretive Person', email: 'secret@mail.example' }, 'hidden');
  for (const credentialId of [shown, withdrawn]) {
    await holder.client.shareCredential({ params: { credentialId }, body: { visibility: 'public' } });
  }
  await client.revokeCredential({
    params: { ...params, credentialId: withdrawn },
    body: { reason: 'A mistake.' },
  });
  for (const [name, credentialId] of Object.entries({ shown, hidden, withdrawn })) {
    const receipt = receiptUrl(`${journey.origin}/log`, `${journey.origin}/credentials/${credentialId}`);
    await eventually(`the receipt of ${name}`, async () => (await fetch(receipt)).ok, 60);
    const at = { params: { credentialId } };
    saved.set(`${name}.json`, await (await client.getCredentialDocument(at)).bytes());
    saved.set(`${name}.png`, await (await client.getCredentialBadgePng(at)).bytes());
  }
}

async function verifyHere(name: string): Promise<void> {
  const file = path.join(journey.folder, name);
  await writeFile(file, saved.get(name) ?? '');
  await page.goto(`${journey.origin}/verify`);
  await page.getByRole('button', { name: /camera/ }).waitFor();
  await page.locator('input[type=file]').setInputFiles([file]);
  await page.getByRole('button', { name: 'Verify', exact: true }).click();
}

async function everyFile(): Promise<readonly string[]> {
  const entries = await readdir(copy, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

describe('a copy that outlives the server, behind a plain server of files', () => {
  test('nothing of a private credential is in it but its receipt', async () => {
    const texts = await Promise.all(
      (await everyFile()).map(async (file) => ({ file, text: await readFile(file, 'latin1') })),
    );
    expect(texts.length).toBeGreaterThan(30);
    const naming = texts.filter(({ text }) => text.includes('Secretive') || text.includes('secret@mail.example'));
    expect(naming.map(({ file }) => path.relative(copy, file))).toEqual([]);
    const byId = texts.filter(({ file, text }) => file.includes(hidden) || text.includes(hidden));
    expect(
      byId.map(({ file }) => path.relative(copy, file)).filter((file) => !file.startsWith('log/receipts/')),
    ).toEqual([]);
  });

  test('the page of a public credential opens, says that it is a copy, and checks itself again', async () => {
    await page.goto(`${journey.origin}/credentials/${shown}`);
    await page.getByText('This is a copy, made on').waitFor();
    await page.getByRole('heading', { name: 'Endurance' }).first().waitFor();
    await page.locator('[data-outcome="valid"] summary').first().click();
    await page.getByRole('button', { name: 'Check again in this browser' }).click();
    await page.locator('[role=status] [data-outcome="valid"]').waitFor();
  });

  test('its files are where they were, and under names with an ending', async () => {
    const read = async (address: string) => new Uint8Array(await (await fetch(journey.origin + address)).arrayBuffer());
    expect(await read(`/api/v1/credentials/${shown}/document`)).toEqual(saved.get('shown.json'));
    expect(await read(`/credentials/${shown}/credential.json`)).toEqual(saved.get('shown.json'));
    for (const name of ['credential.pdf', 'credential.jwt', 'credential.zip', 'preview.png']) {
      expect((await fetch(`${journey.origin}/credentials/${shown}/${name}`)).status).toBe(200);
    }
    expect((await fetch(`${journey.origin}/credentials/${hidden}`)).status).toBe(404);
    expect((await fetch(`${journey.origin}/status-lists/`)).status).toBe(200);
    expect(await (await fetch(`${journey.origin}/status-lists/`)).text()).toContain('Nothing is listed here');
  });

  test.each([
    ['shown.json', 'valid'],
    ['shown.png', 'valid'],
    ['hidden.png', 'valid'],
    ['hidden.json', 'valid'],
    ['withdrawn.png', 'not-valid'],
  ])('the verify page says of %s in the reader’s browser: %s', async (name, outcome) => {
    await verifyHere(name);
    await page.locator(`[data-verdict="${outcome}"]`).first().waitFor();
    await page
      .getByText(/^In the log since /)
      .first()
      .waitFor({ state: 'attached' });
  });

  test('the command line verifies against it as well, and says that the list is closed', async () => {
    const file = path.join(journey.folder, 'hidden.png');
    await writeFile(file, saved.get('hidden.png') ?? '');
    const { code, stdout } = await runLaurel(['verify', file, '--json']);
    expect(code).toBe(0);
    const { warnings, record } = JSON.parse(stdout);
    expect(record.log).toMatchObject({ outcome: 'pass', reasonCode: 'record.logged' });
    expect(warnings).toContainEqual(
      expect.objectContaining({ reasonCode: 'status.list-remark', detail: expect.stringContaining('Closed on') }),
    );
  });

  test('the log is whole', async () => {
    const issuer = `did:web:${new URL(journey.origin).host.replace(':', '%3A')}:issuers:riverside`;
    const { code, stdout, stderr } = await runLaurel(['log', 'verify', `${journey.origin}/log`, '--issuer', issuer]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('3');
  });

  test('links lead from page to page, and nothing that they need is missing', async () => {
    await page.goto(`${journey.origin}/`);
    await page.getByRole('link', { name: 'About Riverside' }).click();
    await page.getByRole('heading', { level: 1, name: 'Riverside' }).waitFor();
    await page.goto(`${journey.origin}/credentials/${shown}`);
    await page
      .getByRole('link', { name: /Riverside/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: 'Riverside' }).waitFor();
    expect(journey.browser.complaints).toEqual([]);
    await page.goto(`${journey.origin}/verify`);
    const absent = [`/credentials/${hidden}`, '/api/v1/chain-records'];
    expect(files?.missing.filter((address) => !absent.includes(address))).toEqual([]);
  });

  test('what only a chain can tell could not be checked there, which is said in words and as no fault', async () => {
    await verifyHere('shown.png');
    await page.locator('[data-verdict="valid"]').first().waitFor();
    const said = await page.locator('main').textContent();
    expect(said).toMatch(
      /Nobody here knows a server of the blockchain|The receipt is from before the log was anchored/,
    );
    expect(journey.browser.complaints).toEqual([]);
  });

  test('the verify page is kept by the browser, and opens when this server is gone too', async () => {
    await page.goto(`${journey.origin}/verify`);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await verifyHere('shown.png');
    await page.locator('[data-verdict="valid"]').first().waitFor();
    await files?.stop();
    files = undefined;
    await verifyHere('shown.png');
    await page.locator('[data-verdict]').first().waitFor();
  });
});
