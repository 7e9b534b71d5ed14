import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { accessibilityFaults } from './support/accessibility.ts';
import { atRest } from './support/at-rest.ts';
import { eventually } from './support/eventually.ts';
import { runLaurel } from './support/laurel.ts';
import { foundRiverside, type Riverside } from './support/riverside.ts';
import { signIn } from './support/sign-in.ts';
import { startJourney } from './support/start-journey.ts';
import { signUpVisitor, type Visitor } from './support/visitor.ts';

const journey = startJourney({ demo: false, developmentChain: false });

let page: Page;
let school: Riverside;
let learner: Visitor;
const ids = { erased: '', kept: '' };
let erasurePath = '';
const longName = `Amara ${'Nkechinyere'.repeat(6)} Okafor`;

beforeAll(async () => {
  page = await journey.browser.open();
  school = await foundRiverside(journey.origin);
  learner = await signUpVisitor(journey.origin, { name: longName, email: 'amara@mail.example' });
  const other = await signUpVisitor(journey.origin, { name: 'Tomas Berg', email: 'tomas@mail.example' });
  const { params, achievementId } = school;
  const { client } = school.owner;
  for (const [at, { name, email, client: holder }] of [['erased', learner] as const, ['kept', other] as const]) {
    const { id } = await client.issueCredential({ params, body: { achievementId, recipient: { name, email } } });
    ids[at] = id;
    const where = { params: { credentialId: id } };
    await holder.shareCredential({ ...where, body: { visibility: 'public' } });
    await eventually('the credential to be on the log', () =>
      client.getCredentialReceipt(where).then(
        () => true,
        () => false,
      ),
    );
    await writeFile(path.join(journey.folder, `${at}.json`), await (await holder.getCredentialDocument(where)).bytes());
  }
});

const heading = (window: Page, name: string | RegExp) => window.getByRole('heading', { level: 1, name }).waitFor();
const publicPage = (id: string) => `${journey.origin}/credentials/${id}`;
const verifyFile = (at: keyof typeof ids) => runLaurel(['verify', path.join(journey.folder, `${at}.json`)]);

/** Says what is wrong with how a page stands: wide and narrow, light and dark, in both directions of writing. */
async function standsWell(window: Page, name: string): Promise<void> {
  for (const width of [1280, 390])
    for (const colorScheme of ['light', 'dark'] as const)
      for (const direction of ['ltr', 'rtl']) {
        await window.setViewportSize({ width, height: 900 });
        // What still moves from one colour to the other would be measured half way.
        await window.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await atRest(window);
        const tooWide = await window.evaluate((dir) => {
          document.documentElement.dir = dir;
          return document.documentElement.scrollWidth - document.documentElement.clientWidth;
        }, direction);
        const where = `${name} ${width} ${colorScheme} ${direction}`;
        expect([where, tooWide]).toEqual([where, 0]);
        expect([where, ...(await accessibilityFaults(window))]).toEqual([where]);
      }
  await window.evaluate(() => {
    document.documentElement.dir = 'ltr';
  });
}

describe('a learner erases themselves', () => {
  let second: Page;

  test('reads before what goes and what stays, and takes everything along', async () => {
    await signIn(page, journey.origin, learner);
    await page.waitForURL((url) => url.pathname !== '/sign-in');
    await page.goto(`${journey.origin}/account`);
    await page.getByRole('link', { name: 'Erase my account' }).click();
    await heading(page, 'Erase your account?');
    for (const text of [
      /1 credential: what it says/,
      /1 e-mail address/,
      /number of 32 bytes in a public log/,
      /35 days/,
    ])
      await page.getByText(text).waitFor();
    await standsWell(page, 'before');
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download everything as one file' }).click();
    const exported = JSON.parse(await readFile(await (await downloading).path(), 'utf8'));
    expect(exported.person.name).toBe(longName);
    expect(exported.credentials.map(({ id }: { id: string }) => id)).toEqual([ids.erased]);
  });

  test('who does not confirm, or thinks better of it, loses nothing', async () => {
    await page.getByLabel('Your e-mail address').fill(learner.email);
    await page.getByLabel('Your password', { exact: true }).fill('not the password');
    await page.getByRole('button', { name: 'Erase my account for good' }).click();
    await page.getByRole('alert').first().waitFor();
    await standsWell(page, 'refused');
    await page.getByRole('link', { name: 'Keep my account' }).click();
    await page.waitForURL((url) => url.pathname === '/account');
    expect((await page.request.get(publicPage(ids.erased))).status()).toBe(200);
  });

  test('confirms, and is told what went and what stays', async () => {
    second = await page.context().newPage();
    for (const window of [second, page]) {
      await window.goto(`${journey.origin}/account/erase`);
      await window.getByLabel('Your e-mail address').fill(learner.email);
      await window.getByLabel('Your password', { exact: true }).fill(learner.password);
    }
    await page.getByRole('button', { name: 'Erase my account for good' }).click();
    await heading(page, 'It is erased');
    await page.getByText('1 credential: what it says').waitFor();
    await page.getByText('Copies that were downloaded stay valid.').waitFor();
    // Loaded anew, so that nothing of the page before is in it.
    await page.reload();
    await heading(page, 'It is erased');
    expect(await page.content()).not.toMatch(/Amara|amara@/);
    erasurePath = new URL(page.url()).pathname;
    await standsWell(page, 'after');
  });

  test('confirming again, in a window that was still open, does nothing', async () => {
    const toldBefore = await (await page.request.get(`${journey.origin}/api/v1${erasurePath}`)).text();
    await second.getByRole('button', { name: 'Erase my account for good' }).click();
    await second
      .getByText(/sign in/i)
      .first()
      .waitFor();
    expect(await (await page.request.get(`${journey.origin}/api/v1${erasurePath}`)).text()).toBe(toldBefore);
    expect(JSON.parse(toldBefore)).toMatchObject({ state: 'done', gone: { credentials: 1 } });
  });

  test('cannot sign in any more', async () => {
    const window = await journey.browser.open();
    await signIn(window, journey.origin, learner);
    await window.getByRole('alert').first().waitFor();
    expect(new URL(window.url()).pathname).toBe('/sign-in');
  });
});

describe('afterwards', () => {
  test('their public page is gone for good, in plain words; another learner’s is as it was', async () => {
    const window = await journey.browser.open();
    expect((await window.goto(publicPage(ids.erased)))?.status()).toBe(410);
    await heading(window, 'This credential was erased');
    expect(await window.textContent('body')).not.toMatch(/Amara|amara@/);
    await standsWell(window, 'gone');
    expect((await window.goto(publicPage(ids.kept)))?.status()).toBe(200);
    await window.getByText('Tomas Berg').first().waitFor();
  });

  test('copies verify as their holder wished, and the log is whole', async () => {
    for (const at of ['erased', 'kept'] as const) expect(await verifyFile(at)).toMatchObject({ code: 0 });
    const did = `did:web:${new URL(journey.origin).host.replace(':', '%3A')}:issuers:riverside`;
    const { code, stdout, stderr } = await runLaurel(['log', 'verify', `${journey.origin}/log`, '--issuer', did]);
    expect({ code, stderr, stdout }).toMatchObject({ code: 0, stderr: '' });
  });

  test('the issuer sees that there was one, and not whose', async () => {
    const window = await journey.openAs(school.owner);
    await window.goto(`${journey.origin}/issuer/${school.params.organisationId}/credentials`);
    await window.getByText('Tomas Berg').first().waitFor();
    expect(await window.textContent('main')).not.toContain('Amara');
    await window.goto(`${journey.origin}/issuer/${school.params.organisationId}/audit`);
    await window.getByText('Erased with what was held of its recipient').first().waitFor();
    expect(await window.textContent('body')).not.toMatch(/Amara|amara@/);
    expect(
      (
        await window.goto(`${journey.origin}/issuer/${school.params.organisationId}/credentials/${ids.erased}`)
      )?.status(),
    ).toBe(410);
    await heading(window, 'This credential was erased');
    await standsWell(window, 'console');
    expect(journey.browser.complaints).toEqual([]);
  });
});
