import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { accessibilityFaults } from './support/accessibility.ts';
import { runLaurel } from './support/laurel.ts';
import { mailTo } from './support/mail.ts';
import { startJourney } from './support/start-journey.ts';
import { signUpVisitor, type Visitor } from './support/visitor.ts';

const journey = startJourney({ demo: false });

let owner: Visitor;
let page: Page;

beforeAll(async () => {
  owner = await signUpVisitor(journey.origin, { name: 'Rosa Almeida', email: 'rosa@college.example' });
  page = await journey.openAs(owner);
});

const at = (address: string) => new URL(address, journey.origin).href;

describe('passkeys', () => {
  test('a passkey is added, signs in without a password, and is removed', async () => {
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    const options = {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    } as const;
    await devtools.send('WebAuthn.addVirtualAuthenticator', { options });
    await page.goto(at('/account'));
    await page.getByLabel('Name of the passkey').fill('Office laptop');
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByText('The passkey is added').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL((url) => url.pathname !== '/account');
    await page.goto(at('/sign-in'));
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.waitForURL(/\/(learn|issuer)/);
    await page.goto(at('/account'));
    await page.getByRole('button', { name: 'Remove Office laptop' }).click();
    await page.getByText('The passkey is removed').waitFor();
  });
});

describe('an organisation and its people', () => {
  let organisationId: string;

  test('it is set up in the console, with its own DID', async () => {
    await page.goto(at('/issuer'));
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByLabel('Name', { exact: true }).fill('Riverside Academy');
    await page.getByLabel('Short name').fill('riverside');
    await page
      .getByRole('main')
      .getByRole('button', { name: /set up/i })
      .click();
    await page.waitForURL(/\/issuer\/[0-9a-f-]{36}/);
    organisationId = /\/issuer\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
    const document = await fetch(at('/issuers/riverside/did.json'));
    expect(await document.json()).toMatchObject({ id: `did:web:localhost%3A${journey.stack.port}:issuers:riverside` });
    await page.goto(at('/issuers/riverside'));
    await page.getByRole('heading', { level: 1, name: 'Riverside Academy' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test('somebody is invited by mail, joins in the invited role, and sees what that role may', async () => {
    const issuer = await signUpVisitor(journey.origin, { name: 'Kwame Boateng', email: 'kwame@college.example' });
    await owner.client.inviteMember({ params: { organisationId }, body: { email: issuer.email, role: 'viewer' } });
    const mail = await mailTo(journey.origin, issuer.email, /invitations\/accept\?token=/);
    const window = await journey.openAs(issuer);
    await window.goto(/http\S+invitations\/accept\?token=\S+/.exec(mail.text)?.[0] ?? '');
    expect(await accessibilityFaults(window)).toEqual([]);
    await window.getByRole('button', { name: 'Join the organisation' }).click();
    await window.waitForURL(/\/issuer\//);
    expect(await window.getByRole('link', { name: 'Members' }).count()).toBe(0);
    const members = await window.goto(at(`/issuer/${organisationId}/members`));
    expect(members?.status()).toBe(403);
    await window.context().close();
  });

  test('the command line issues from a CSV, once, however often it is run', async () => {
    const params = { organisationId };
    const achievement = { name: 'First Aid at Work', description: 'Gives first aid.', criteria: 'Show it on the day.' };
    const { id } = await owner.client.createAchievement({ params, body: achievement });
    const scopes: ('credential:issue' | 'achievement:read')[] = ['credential:issue', 'achievement:read'];
    const { secret } = await owner.client.createApiKey({ params, body: { name: 'Command line', scopes } });
    const file = path.join(journey.folder, 'people.csv');
    await writeFile(
      file,
      'name,email\nAna Ruiz,ana@mail.example\nBo Lindqvist,bo@mail.example\nChidi Obi,chidi@mail.example\n',
    );
    const env = { LAUREL_API_KEY: secret, LAUREL_ORIGIN: journey.origin };
    const issue = () => runLaurel(['issue', '--achievement', id, '--recipients', file], env);
    const first = await issue();
    expect(first, first.stderr).toMatchObject({ code: 0 });
    const second = await issue();
    expect(second.code).toBe(0);
    const idsIn = (text: string) =>
      [...text.matchAll(/credentials\/([0-9a-f-]{36})/g)].map(([, found]) => found).sort();
    expect(idsIn(first.stdout)).toHaveLength(3);
    expect(idsIn(second.stdout)).toEqual(idsIn(first.stdout));
    const listed = await owner.client.listIssuedCredentials({ params, query: {} });
    expect(listed.items.map(({ recipientEmail }) => recipientEmail).sort()).toEqual([
      'ana@mail.example',
      'bo@mail.example',
      'chidi@mail.example',
    ]);
    await writeFile(file, 'name,email\nDita Novak,dita@mail.example\nNobody,not-an-address\n');
    expect(await issue()).toMatchObject({ code: 1 });
    expect((await owner.client.listIssuedCredentials({ params, query: {} })).items).toHaveLength(3);
  });

  test('a recipient without an account opens the credential by the link in the mail, and claims it by signing up', async () => {
    const mail = await mailTo(journey.origin, 'ana@mail.example', /\/credentials\/\S+key=/);
    const link = /http\S+\/credentials\/\S+/.exec(mail.text)?.[0] ?? '';
    const window = await journey.browser.open({ javaScriptEnabled: false });
    expect((await window.goto(link))?.status()).toBe(200);
    await window.locator('[data-outcome="valid"]').first().waitFor();
    expect((await window.goto(link.split('?')[0] ?? ''))?.status()).toBe(404);
    await window.context().close();
    const { client } = await signUpVisitor(journey.origin, { name: 'Ana Ruiz', email: 'ana@mail.example' });
    await expect.poll(async () => (await client.listHeldCredentials({})).items.length, { timeout: 15_000 }).toBe(1);
  });

  test('no page complained on the way', () => {
    expect(journey.browser.complaints).toEqual([]);
  });
});
