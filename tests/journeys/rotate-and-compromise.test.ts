import { receiptUrl, signCredential } from '@laurel/credential';
import { permissions, type SigningKey } from '@laurel/sdk';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { accessibilityFaults } from './support/accessibility.ts';
import { dropFile } from './support/drop-file.ts';
import { eventually } from './support/eventually.ts';
import { runLaurel } from './support/laurel.ts';
import { mailTo } from './support/mail.ts';
import { becomeOperator } from './support/operator.ts';
import { foundRiverside, type Riverside } from './support/riverside.ts';
import { startJourney } from './support/start-journey.ts';

const journey = startJourney({ demo: false });

let school: Riverside;
let page: Page;
let environment: Record<string, string>;

beforeAll(async () => {
  school = await foundRiverside(journey.origin);
  const { owner, params } = school;
  const { secret } = await owner.client.createApiKey({ params, body: { name: 'CLI', scopes: [...permissions] } });
  environment = { LAUREL_ORIGIN: journey.origin, LAUREL_API_KEY: secret };
  page = await journey.openAs(owner);
});

const at = (address: string) => new URL(address, journey.origin).href;
const console = (address: string) => at(`/issuer/${school.params.organisationId}${address}`);
const keys = async (): Promise<SigningKey[]> =>
  (await school.owner.client.listSigningKeys({ params: school.params })).items;
const activeKey = async () => (await keys()).find(({ state }) => state === 'active')?.id ?? '';

async function issue(email: string): Promise<string> {
  const { owner, params, achievementId } = school;
  const body = { achievementId, recipient: { name: 'Samir Haddad', email } };
  return (await owner.client.issueCredential({ params, body })).id;
}

const documentOf = async (credentialId: string): Promise<string> =>
  (await school.owner.client.getCredentialDocument({ params: { credentialId }, query: {} })).text();
const outcomeOf = async (document: string) =>
  (await school.owner.client.verifyCredential({ body: { credential: document } })).outcome;

/** `datetime-local`, in UTC as its label says. */
const fieldTime = (moment: Date) => moment.toISOString().slice(0, 16);

describe('the key is exchanged', () => {
  let before: string;

  test('in the console, with a second thought; what the old one signed stays valid', async () => {
    before = await issue('before@mail.example');
    const old = await activeKey();
    await page.goto(console('/signing-keys'));
    await page.getByRole('heading', { level: 1, name: 'Signing keys' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('link', { name: old.slice(0, 8) }).click();
    await page.getByRole('heading', { level: 1, name: `Signing key ${old.slice(0, 8)}` }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.locator('summary', { hasText: 'Exchange this key' }).click();
    await page.getByRole('button', { name: 'Exchange it now' }).click();
    await page.getByText('The key is exchanged').waitFor();
    expect(await activeKey()).not.toBe(old);
    const after = await issue('after@mail.example');
    const [one, two] = [await documentOf(before), await documentOf(after)];
    expect([one.includes(old), two.includes(old)]).toEqual([true, false]);
    await eventually(
      'the old key to be retired',
      async () => (await keys()).some(({ state }) => state === 'retired'),
      90,
    );
    expect([await outcomeOf(one), await outcomeOf(two)]).toEqual(['valid', 'valid']);
  });

  test('the verify page says of the old credential that it is valid', async () => {
    await page.goto(at('/verify'));
    await page
      .locator('textarea')
      .first()
      .fill(await documentOf(before));
    await page
      .getByRole('button', { name: /^Verify/ })
      .first()
      .click();
    await page.locator('[data-outcome="pass"][data-check="issuer"]').waitFor();
    await page.getByText(/valid/i).first().waitFor();
  });

  test('the command line lists and exchanges keys', async () => {
    const old = await activeKey();
    const rotated = await runLaurel(['keys', 'rotate'], environment);
    expect([rotated.code, rotated.stdout]).toEqual([0, expect.stringContaining(`${old} is retired`)]);
    const listed = await runLaurel(['keys', 'list'], environment);
    expect(listed.stdout.trim().split('\n')).toHaveLength(4);
    expect(listed.stderr).toContain('did:web:localhost');
  });
});

/** Whether there is a receipt of a credential at its address. */
async function isLogged(document: string): Promise<boolean> {
  return (await fetch(receiptUrl(at('/log'), JSON.parse(document).id))).status === 200;
}

/** What whoever has the key makes of an honest credential: another's name, and a date from before the theft. */
async function forge(document: string, created: Date): Promise<string> {
  const thief = await becomeOperator(journey.stack.databaseUrl, journey.dataDirectory);
  const stolen = await thief.keyOf(school.params.organisationId).finally(() => thief.end());
  const { proof: _, ...honest } = JSON.parse(document);
  const credentialSubject = { ...honest.credentialSubject, name: 'Mallory Finch' };
  const credential = { ...honest, id: at(`/credentials/${crypto.randomUUID()}`), credentialSubject };
  return JSON.stringify(await signCredential({ credential, created, ...stolen }));
}

/** Lets a file fall on the verify page, and has it checked. */
async function drop(name: string, content: string): Promise<void> {
  await page.goto(at('/verify'));
  await page.getByRole('button', { name: /camera/ }).waitFor();
  await dropFile(page, { name, type: 'application/json', content });
  await page.locator('[data-verdict]').first().waitFor();
}

describe('a key is stolen', () => {
  let stolen: string;
  let since: Date;
  let affected: string[];
  let honest: string;
  let forged: string;

  test('a rehearsal in the console says what would be affected and changes nothing', async () => {
    stolen = await activeKey();
    honest = await documentOf(await issue('honest@mail.example'));
    await eventually('its place in the log', () => isLogged(honest), 60);
    // The form takes whole minutes.
    since = new Date(Math.ceil(Date.now() / 60_000) * 60_000);
    await eventually('the next minute', async () => Date.now() > since.getTime() + 1_000, 70);
    affected = [await issue('first@mail.example'), await issue('second@mail.example')];
    await page.goto(console(`/signing-keys/${stolen}`));
    await page.getByRole('link', { name: 'Rehearse it' }).click();
    await page.getByLabel('Since when, in UTC').fill(fieldTime(since));
    await page.getByRole('button', { name: 'Rehearse', exact: true }).click();
    await page.getByText('Rehearsed. Nothing was changed.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect((await keys()).find(({ id }) => id === stolen)?.state).toBe('active');
    const drill = await runLaurel(['keys', 'compromised', '--since', since.toISOString(), '--drill'], environment);
    expect([drill.code, drill.stdout]).toEqual([0, expect.stringContaining('2 to be issued anew')]);
  });

  test('while nobody knows of it, what the thief signs is as good as the issuer’s own', async () => {
    forged = await forge(honest, new Date(since.getTime() - 5_000));
    await drop('forged.json', forged);
    expect(await page.locator('[data-verdict]').getAttribute('data-verdict')).toBe('valid');
  });

  test('the walk: since when, what is affected, the mark; nothing is signed with it any more', async () => {
    await page.goto(console(`/signing-keys/${stolen}/compromise`));
    await page.getByLabel('Since when, in UTC').fill(fieldTime(since));
    await page.getByRole('button', { name: 'See what is affected' }).click();
    await page.getByText('No longer valid').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByLabel('What happened').fill('A laptop with a backup was stolen');
    await page.getByLabel('I want to mark this key as compromised').check();
    await page.getByRole('button', { name: 'Mark as compromised' }).click();
    await page.getByText('The key is marked.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await documentOf(await issue('later@mail.example'))).not.toContain(stolen);
    for (const id of affected) expect(await outcomeOf(await documentOf(id))).not.toBe('valid');
  });

  test('the list as a file from the console and from the command line', async () => {
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download the list (CSV)' }).click();
    expect((await download).suggestedFilename()).toBe(`affected-${stolen.slice(0, 8)}.csv`);
    const listed = await runLaurel(['keys', 'affected', stolen.slice(0, 8)], environment);
    for (const id of affected) expect(listed.stdout).toContain(id);
    expect(listed.stdout.trim().split('\n')).toHaveLength(1 + affected.length);
  });

  test('issued anew, the holders have what they had, under the new key, and know it', async () => {
    await page.goto(console(`/signing-keys/${stolen}`));
    await page.getByRole('button', { name: 'Issue them anew' }).click();
    await page.getByText('Every affected credential was issued anew.').waitFor({ timeout: 90_000 });
    expect(await accessibilityFaults(page)).toEqual([]);
    const mail = await mailTo(journey.origin, 'first@mail.example', /issued your credential “Endurance” anew/);
    const address = /http\S+credentials\/([0-9a-f-]{36})\?key=\S+/.exec(mail.text);
    expect(affected).not.toContain(address?.[1]);
    const again = await documentOf(address?.[1] ?? '');
    expect(await outcomeOf(again)).toBe('valid');
    expect(await outcomeOf(await documentOf(affected[0] ?? ''))).toBe('not-valid');
    const done = await runLaurel(['keys', 'reissue', stolen.slice(0, 8), '--json'], environment);
    expect(JSON.parse(done.stdout)).toMatchObject({ state: 'done', done: 2, total: 2 });
  });

  test('the page of the old one says that it was issued anew, and leads to the one that is valid', async () => {
    await page.goto(at(`/credentials/${affected[0]}`));
    await page.locator('[data-withdrawn="replaced"]', { hasText: 'Issued anew' }).waitFor();
    await page.getByText('the new one counts in its place').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('link', { name: 'The valid one is here' }).click();
    await page.waitForURL(
      (url) => url.pathname.startsWith('/credentials/') && !url.pathname.endsWith(affected[0] ?? ''),
    );
    await page.locator('[data-outcome="valid"]').first().waitFor();
    expect(await page.locator('[data-withdrawn]').count()).toBe(0);
    expect(await page.getByRole('main').textContent()).toContain('Samir Haddad');
    const [, id = ''] = /credentials\/([0-9a-f-]{36})/.exec(page.url()) ?? [];
    expect(await documentOf(id)).not.toContain(stolen);
  });

  test('the thief’s back-dated credential, dropped on the verify page, is refused in plain words', async () => {
    await drop('forged.json', forged);
    expect(await page.locator('[data-verdict]').getAttribute('data-verdict')).toBe('not-valid');
    const issuer = page.locator('[data-check="issuer"]');
    expect(await issuer.getAttribute('data-outcome')).toBe('fail');
    expect(await issuer.textContent()).toContain(
      "The issuer's key was stolen, and the log does not show that this was signed before.",
    );
    expect(await issuer.textContent()).toContain('issuer.key-compromised-unlogged');
    expect(await page.getByRole('main').textContent()).toContain('Do not rely on it. Ask the issuer.');
    // Nobody is named beside claims that may be a thief's.
    expect(await page.getByRole('main').textContent()).not.toContain('Mallory Finch');
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test('the honest one from before the theft stays valid, with a remark', async () => {
    await drop('honest.json', honest);
    expect(await page.locator('[data-verdict]').getAttribute('data-verdict')).toBe('valid');
    expect(await page.getByRole('main').textContent()).toContain(
      "The issuer's key was stolen later. The log shows that this was signed before.",
    );
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test('the audit log says in words what was done', async () => {
    await page.goto(console('/audit'));
    const actions = await page.locator('tbody tr > :first-child').allTextContents();
    expect(actions).toContain('Signing key marked as compromised');
    expect(actions.filter((words) => /^[a-z-]+\.[a-z-]+$/.test(words.trim()))).toEqual([]);
  });

  test('no page complained', () => expect(journey.browser.complaints).toEqual([]));
});
