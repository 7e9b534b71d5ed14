import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bakePng, zipFiles } from '@laurel/credential';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessibilityFaults } from './support/accessibility.ts';
import { createDidKeyIssuer, type DidKeyIssuer } from './support/did-key-issuer.ts';
import { type Neighbour, serverWithNeighbours, startNeighbour } from './support/neighbour.ts';
import { photoOfCode, plainPng } from './support/pictures.ts';
import { foundRiverside } from './support/riverside.ts';
import { startJourney } from './support/start-journey.ts';

const journey = startJourney({ demo: false, serverMain: serverWithNeighbours });

let page: Page;
let neighbour: Neighbour;
let issuer: DidKeyIssuer;
let genuine: string;

beforeAll(async () => {
  neighbour = await startNeighbour();
  issuer = await createDidKeyIssuer();
  genuine = JSON.stringify(await issuer.sign({ recipient: 'Amara Okafor' }));
  page = await journey.browser.open();
});
afterAll(() => neighbour?.stop());

const press = () => page.getByRole('button', { name: 'Verify', exact: true }).click();

async function open(): Promise<void> {
  await page.goto(`${journey.origin}/verify`);
  await page.getByRole('button', { name: /camera/ }).waitFor();
}

async function give(...files: [name: string, content: string | Uint8Array][]): Promise<void> {
  await open();
  const paths = await Promise.all(
    files.map(async ([name, content]) => {
      await writeFile(path.join(journey.folder, name), content);
      return path.join(journey.folder, name);
    }),
  );
  await page.locator('input[type=file]').setInputFiles(paths);
  await press();
}

async function paste(text: string): Promise<void> {
  await page.getByRole('textbox').fill(text);
  await press();
}

/** A credential of an issuer of this site, which has its keys and its status list here. */
async function issueHere(): Promise<string> {
  const { owner, params, achievementId } = await foundRiverside(journey.origin);
  const { client } = owner;
  const body = { achievementId, recipient: { name: 'Amara Okafor', email: 'amara@mail.example' } };
  const { id: credentialId } = await client.issueCredential({ params, body, idempotencyKey: 'offline' });
  return (await client.getCredentialDocument({ params: { credentialId } })).text();
}

/** Waits for the one answer. */
async function outcomeIs(outcome: string): Promise<void> {
  await page.locator(`[data-verdict="${outcome}"]`).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
}

/** In the page: a camera that shows one picture, and says on the document what became of its track. */
function standInForCamera(picture: string): void {
  navigator.mediaDevices.getUserMedia = async () => {
    const image = new Image();
    image.src = picture;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
    const draw = () => canvas.getContext('2d')?.drawImage(image, 0, 0);
    draw();
    setInterval(draw, 100);
    const stream = canvas.captureStream(10);
    const tell = () => {
      document.documentElement.dataset.tracks = stream
        .getTracks()
        .map(({ readyState }) => readyState)
        .join();
    };
    setInterval(tell, 50);
    return stream;
  };
}

describe('the verify page, given anything', () => {
  test('a picture with the credential in it is valid, and stays in the browser', async () => {
    const sent: string[] = [];
    page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()));
    await give(['ada.png', bakePng(await plainPng(), genuine)]);
    await outcomeIs('valid');
    await page.getByText('Amara Okafor').first().waitFor();
    expect(sent).toEqual([]);
  });

  test('a changed file is not valid', async () => {
    await give(['changed.json', genuine.replace('Amara', 'Amira')]);
    await outcomeIs('not-valid');
    await page.locator('[data-check="proof"][data-outcome="fail"]').waitFor();
  });

  test('a token is valid', async () => {
    await open();
    await paste(await issuer.token({ recipient: 'Amara Okafor' }));
    await outcomeIs('valid');
  });

  test('a photo of a QR code is read: the credential is in the code', async () => {
    await give(['photo.jpg', await photoOfCode(await issuer.token({ recipient: 'Amara Okafor' }))]);
    await outcomeIs('valid');
  });

  test('an archive has an answer for each, says what was no credential, and the result can be downloaded', async () => {
    const archive = await zipFiles({
      files: [
        { name: 'good.json', content: genuine },
        { name: 'good.png', content: bakePng(await plainPng(), genuine) },
        { name: 'changed.json', content: genuine.replace('Amara', 'Amira') },
        { name: 'notes.txt', content: 'nothing here' },
      ],
      modified: new Date('2026-11-25T00:00:00Z'),
    });
    await give(['all.zip', archive]);
    await page.locator('[data-summary="2 1 0"]').waitFor();
    await page.locator('[data-refused]').getByText('notes.txt').waitFor();
    await page.locator('[data-row="not-valid"] summary').first().click();
    await page.locator('[data-verdict="not-valid"]').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download the result' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^verification-\d{4}-\d\d-\d\d\.json$/);
    const result = JSON.parse(await readFile(await download.path(), 'utf8'));
    expect(result.answers).toHaveLength(3);
    expect(result.refused).toHaveLength(1);
  });

  test('without scripts the same file has the same answers', async () => {
    const plain = await journey.browser.open({ javaScriptEnabled: false });
    await plain.goto(`${journey.origin}/verify`);
    await plain.locator('input[type=file]').setInputFiles(path.join(journey.folder, 'all.zip'));
    await plain.getByRole('button', { name: 'Verify', exact: true }).click();
    await plain.locator('[data-summary="2 1 0"]').waitFor();
    await plain.context().close();
  });

  test('without scripts the same photo of a code has the same answer', async () => {
    const plain = await journey.browser.open({ javaScriptEnabled: false });
    await plain.goto(`${journey.origin}/verify`);
    await plain.locator('input[type=file]').setInputFiles(path.join(journey.folder, 'photo.jpg'));
    await plain.getByRole('button', { name: 'Verify', exact: true }).click();
    await plain.locator('[data-verdict="valid"]').waitFor();
    await plain.context().close();
  });

  test('a code held before the camera is read, and the camera is off afterwards', async () => {
    const picture = (await readFile(path.join(journey.folder, 'photo.jpg'))).toString('base64');
    const telephone = await journey.browser.open();
    await telephone.addInitScript(standInForCamera, `data:image/jpeg;base64,${picture}`);
    await telephone.goto(`${journey.origin}/verify`);
    await telephone.getByRole('button', { name: 'Scan a QR code with the camera' }).click();
    await telephone.locator('[data-verdict="valid"]').waitFor();
    await telephone.waitForFunction(() => document.documentElement.dataset.tracks === 'ended');
    await telephone.context().close();
  });

  test('without a camera it says so and what to do instead', async () => {
    await open();
    await page.getByRole('button', { name: /camera/ }).click();
    await page.locator('[data-camera="missing"], [data-camera="denied"]').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});

describe('the verify page, given what is on another host', () => {
  test('the address of a picture with the credential in it has its verdict', async () => {
    neighbour.publish('/ada.png', bakePng(await plainPng(), genuine), 'image/png');
    await open();
    await paste(neighbour.at('/ada.png'));
    await outcomeIs('valid');
    await page.getByText('Amara Okafor').first().waitFor();
    await page.getByText('Done by this server.').waitFor();
  });

  test('the address of an archive has an answer for each, and names what was none', async () => {
    const files = [
      { name: 'good.png', content: bakePng(await plainPng(), genuine) },
      { name: 'changed.json', content: genuine.replace('Amara', 'Amira') },
      { name: 'photo.jpg', content: await photoOfCode(await issuer.token({ recipient: 'Amara Okafor' })) },
      { name: 'notes.txt', content: 'nothing here' },
    ];
    neighbour.publish('/all.zip', await zipFiles({ files, modified: new Date('2026-11-25T00:00:00Z') }));
    await open();
    await paste(neighbour.at('/all.zip'));
    await page.locator('[data-summary="2 1 0"]').waitFor();
    await page
      .locator('[data-refused]')
      .getByText(`${neighbour.at('/all.zip')} › notes.txt`)
      .waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test('without scripts the same address has the same answers', async () => {
    const plain = await journey.browser.open({ javaScriptEnabled: false });
    await plain.goto(`${journey.origin}/verify`);
    await plain.getByRole('textbox').fill(neighbour.at('/all.zip'));
    await plain.getByRole('button', { name: 'Verify', exact: true }).click();
    await plain.locator('[data-summary="2 1 0"]').waitFor();
    await plain.context().close();
  });

  test('an address where nothing is says so, and keeps what was pasted', async () => {
    await open();
    await paste(neighbour.at('/nowhere.png'));
    await page.locator('[data-fault="unreadable"]').getByText('the server answered 404').waitFor();
    expect(await page.getByRole('textbox').inputValue()).toBe(neighbour.at('/nowhere.png'));
  });

  test('a COSE file whose status list is there is checked by the server', async () => {
    const listUrl = neighbour.at('/status/1');
    neighbour.publish('/status/1', JSON.stringify(await issuer.statusList(listUrl)), 'application/vc');
    await give(['ada.cose', await issuer.cose({ recipient: 'Amara Okafor', listUrl })]);
    await outcomeIs('valid');
    await page.getByText('Done by this server.').waitFor();
  });
});

describe('the verify page with the network cut', () => {
  const hour = 3_600_000;
  let ofThisSite: string;
  let checkedAt: number;

  beforeAll(async () => {
    ofThisSite = await issueHere();
    await open();
    await paste(ofThisSite);
    await outcomeIs('valid');
    expect(await page.locator('[data-aged]').count()).toBe(0);
    checkedAt = Date.now();
    await open();
    await page.evaluate(() => navigator.serviceWorker.ready.then(({ active }) => active?.state));
    await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
    // Both: what a worker asks for may go past the browser's own switch.
    await page.context().setOffline(true);
    await journey.stack.stop();
    await page.reload();
  });
  afterAll(() => page.context().setOffline(false));

  test('a credential that needs nobody’s word is valid', async () => {
    await paste(genuine);
    await outcomeIs('valid');
  });

  test('a changed one is not', async () => {
    await page.reload();
    await paste(genuine.replace('Amara', 'Amira'));
    await outcomeIs('not-valid');
  });

  test('one with a status list could not be checked, and its signature is said to be genuine', async () => {
    await page.reload();
    const listUrl = 'https://harbour.example/status/1';
    await paste(JSON.stringify(await issuer.sign({ recipient: 'Amara Okafor', listUrl })));
    await outcomeIs('could-not-be-checked');
    await page.locator('[data-signature="pass"]').waitFor();
  });

  test('a photo of a code is read too', async () => {
    await page.reload();
    await page.locator('input[type=file]').setInputFiles(path.join(journey.folder, 'photo.jpg'));
    await press();
    await outcomeIs('valid');
  });

  test('D10 one of this site, checked before, rests on the documents of then, and says how old they are', async () => {
    await page.clock.setSystemTime(checkedAt + 3 * hour);
    await page.reload();
    await paste(ofThisSite);
    await outcomeIs('valid');
    expect(await page.locator('[data-aged]').textContent()).toMatch(
      /^Checked against documents fetched on .+ \(3 hours before\)\. What the issuer said since then is not/,
    );
    await page.locator('[data-warning="status.list-older-than-ttl"]').waitFor();
    await page.getByText('Technical detail').click();
    expect(await page.getByText(/^fetched at .+, 10,8\d\d seconds before$/).count()).toBe(2);
  });

  test('D05 a changed one of this site is not valid', async () => {
    await page.reload();
    await paste(ofThisSite.replace('Amara', 'Amira'));
    await outcomeIs('not-valid');
  });

  test('D10 after the end of the list it could not be checked, and its signature is said to be genuine', async () => {
    await page.clock.setSystemTime(checkedAt + 25 * hour);
    await page.reload();
    await paste(ofThisSite);
    await outcomeIs('could-not-be-checked');
    await page.locator('[data-signature="pass"]').waitFor();
    await page.locator('[data-check="status"][data-outcome="unknown"]').waitFor();
  });

  test('nothing was kept but the page, its files and the public documents of the issuer', async () => {
    const kept = await page.evaluate(async () => {
      const names = await caches.keys();
      const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return requests.flat().map(({ url }) => new URL(url).pathname);
    });
    expect(kept).toContain('/verify');
    const others = kept.filter((address) => address !== '/verify' && !address.startsWith('/assets/'));
    expect(others.sort()).toEqual([
      '/issuers/riverside/did.json',
      expect.stringMatching(/^\/status-lists\/[0-9a-f-]+$/),
    ]);
  });
});

test('no page complained on the way: no script error, nothing refused, nothing asked of another host', () => {
  expect(journey.browser.complaints).toEqual([]);
});
