import { digestOf } from '@laurel/credential';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { accessibilityFaults } from './support/accessibility.ts';
import { createDidKeyIssuer, smallBoatHandling } from './support/did-key-issuer.ts';
import { startJourney } from './support/start-journey.ts';

const journey = startJourney({ demo: false });

const praise = 'Our members take people with this aboard at once.';

let page: Page;
/** Refers to a file of this server, once with its right digest and once with another. */
let texts: { right: string; wrong: string; endorsed: string };

beforeAll(async () => {
  page = await journey.browser.open();
  const [issuer, guild] = await Promise.all(['Harbour College', 'Guild of Boatmen'].map(createDidKeyIssuer));
  if (!issuer || !guild) throw new Error('an issuer is missing');
  const url = `${journey.origin}/favicon.svg`;
  const file = new Uint8Array(await (await fetch(url)).arrayBuffer());
  const referring = async (bytes: Uint8Array<ArrayBuffer>) =>
    JSON.stringify(
      await issuer.sign({ recipient: 'Amara Okafor', more: { resources: [{ url, ...(await digestOf(bytes)) }] } }),
    );
  const endorsements = [
    await guild.endorse(smallBoatHandling, praise),
    await guild.endorse('urn:uuid:somewhere-else', 'The best school of all.'),
    { ...(await guild.endorse(smallBoatHandling, 'Changed')), name: 'Endorsement, changed' },
  ];
  texts = {
    right: await referring(file),
    wrong: await referring(Uint8Array.of(...file, 0x0a)),
    endorsed: JSON.stringify(await issuer.sign({ recipient: 'Amara Okafor', more: { endorsements } })),
  };
});

async function paste(text: string, outcome: 'valid' | 'not-valid', on = page): Promise<void> {
  await on.getByRole('textbox').fill(text);
  await on.getByRole('button', { name: 'Verify', exact: true }).click();
  await on.locator(`[data-verdict="${outcome}"]`).waitFor();
}

const compareToo = (on: Page) => on.getByRole('checkbox', { name: 'Also fetch and compare the files it refers to' });

describe('the verify page and what a credential refers to', () => {
  test('C10 asks for nothing of it unless it is told to, and says so', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`${journey.origin}/verify`);
    await page.getByRole('button', { name: /camera/ }).waitFor();
    asked.length = 0;
    await paste(texts.wrong, 'valid');
    await page
      .getByText('The files that it refers to were not compared with what its issuer signed for.')
      .first()
      .waitFor();
    expect(asked).not.toContain('/favicon.svg');
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test('compares it when it is told to', async () => {
    await compareToo(page).check();
    await paste(texts.right, 'valid');
    await page
      .getByText('The files that it refers to are those its issuer signed for, as far as they were compared.')
      .first()
      .waitFor();
    await paste(texts.wrong, 'not-valid');
    await page.getByText('A file that it refers to is not the one its issuer signed for.').first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test('does so without scripts, too', async () => {
    const plain = await journey.browser.open({ javaScriptEnabled: false });
    await plain.goto(`${journey.origin}/verify`);
    await compareToo(plain).check();
    await paste(texts.wrong, 'not-valid', plain);
    expect(await compareToo(plain).isChecked()).toBe(true);
    await plain.context().close();
  });

  test('shows who endorses it; what is not genuine or about something else does not count, and harms nothing', async () => {
    await page.goto(`${journey.origin}/verify`);
    await page.getByRole('button', { name: /camera/ }).waitFor();
    await paste(texts.endorsed, 'valid');
    const endorsements = page.locator('[data-endorsement]');
    expect(await endorsements.evaluateAll((all) => all.map((it) => it.getAttribute('data-endorsement')))).toEqual([
      'counts',
      'does-not-count',
      'does-not-count',
    ]);
    await endorsements.first().getByText(praise).waitFor();
    expect(await page.locator('q').count()).toBe(1);
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});

test('no page complained on the way', () => {
  expect(journey.browser.complaints).toEqual([]);
});
