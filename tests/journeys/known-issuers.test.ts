import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { accessibilityFaults } from './support/accessibility.ts';
import { createDidKeyIssuer } from './support/did-key-issuer.ts';
import { startJourney } from './support/start-journey.ts';

const registry = 'Northern Registry of Colleges';
const harbour = { id: 'did:web:harbour.example', name: 'Harbour College', listedBy: registry };
// Two of its letters are Cyrillic.
const lookAlike = 'Hаrbоur College';

let page: Page;
let texts: { lookAlike: string; unlisted: string; listed: string };

const journey = startJourney(async (folder) => {
  const [imitator, unlisted, listed] = await Promise.all(
    [lookAlike, 'Lighthouse School', 'Island School'].map(createDidKeyIssuer),
  );
  if (!imitator || !unlisted || !listed) throw new Error('an issuer is missing');
  const sign = async (issuer: typeof imitator) => JSON.stringify(await issuer.sign({ recipient: 'Amara Okafor' }));
  texts = { lookAlike: await sign(imitator), unlisted: await sign(unlisted), listed: await sign(listed) };
  const list = path.join(folder, 'known.json');
  await writeFile(list, JSON.stringify([harbour, { id: listed.did, name: 'Island School', listedBy: registry }]));
  return { demo: false, env: { LAUREL_KNOWN_ISSUERS: list } };
});

beforeAll(async () => {
  page = await journey.browser.open();
});

async function open(on = page): Promise<void> {
  await on.goto(`${journey.origin}/verify`);
}

async function paste(text: string, on = page): Promise<void> {
  await on.getByRole('textbox').fill(text);
  await on.getByRole('button', { name: 'Verify', exact: true }).click();
  await on.locator('[data-verdict="valid"]').waitFor();
}

/** How much is said of where the issuer stands. */
const remarks = () => page.locator('[data-information^="issuer."], [data-warning^="issuer."]').count();

async function openScripted(): Promise<void> {
  await open();
  await page.getByRole('button', { name: /camera/ }).waitFor();
}

describe('the verify page and the issuers that are known', () => {
  test('of a look-alike it warns at once and names both, and the credential stays valid', async () => {
    await openScripted();
    await paste(texts.lookAlike);
    const warning = page.locator('[data-warning="issuer.look-alike"]');
    for (const words of [lookAlike, 'did:key:', harbour.name, harbour.id, registry])
      await warning.getByText(words).first().waitFor();
    expect(await remarks()).toBe(1);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test('of one in no list it says so calmly; of one that is listed, by whom; the list is asked for once', async () => {
    const asked: string[] = [];
    page.on('request', (request) => /\/api\/v1\/known-issuers/.test(request.url()) && asked.push(request.url()));
    await openScripted();
    await paste(texts.unlisted);
    await page.locator('[data-information="issuer.not-listed"]').waitFor();
    expect(await page.locator('[data-kind="warning"]').count()).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    await paste(texts.listed);
    await page.locator('[data-information="issuer.listed"]').getByText(registry).waitFor();
    expect(asked).toHaveLength(1);
  });

  test('without scripts the server says the same', async () => {
    const plain = await journey.browser.open({ javaScriptEnabled: false });
    await open(plain);
    await paste(texts.lookAlike, plain);
    await plain.locator('[data-warning="issuer.look-alike"]').getByText(harbour.id).waitFor();
    await plain.context().close();
  });

  test('where the list cannot be had, nothing is said of it', async () => {
    await page.route('**/api/v1/known-issuers', (route) => route.abort());
    await openScripted();
    await paste(texts.lookAlike);
    await page.getByText('Amara Okafor').first().waitFor();
    expect(await remarks()).toBe(0);
    await page.unrouteAll();
    await paste(texts.lookAlike);
    await page.locator('[data-warning="issuer.look-alike"]').waitFor();
  });
});

test('no page complained on the way', () => {
  expect(journey.browser.complaints).toEqual([]);
});
