import type { LaurelClient } from '@laurel/sdk';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { accessibilityFaults } from './support/accessibility.ts';
import { dayFromNow } from './support/day-from-now.ts';
import { demoClient, demoPerson } from './support/demo-person.ts';
import { demoPlace } from './support/demo-place.ts';
import { startJourney } from './support/start-journey.ts';
import { signUpVisitor } from './support/visitor.ts';

const journey = startJourney({ demo: true, developmentChain: false });

const instructor = demoPerson('instructor');
let place: { organisationId: string; programmeId: string };
/** The instructor, and their window. */
let client: LaurelClient;
let staff: Page;
let stays: Page;
let moves: Page;
/** The titles of the first version’s lessons, in order. */
let titles: string[];

beforeAll(async () => {
  place = await demoPlace(journey.origin);
  stays = await learner('Ama Boateng', 'ama@mail.example');
  moves = await learner('Bao Tran', 'bao@mail.example');
  staff = await journey.openAs(instructor);
  client = await demoClient(journey.origin, 'instructor');
});

async function learner(name: string, email: string): Promise<Page> {
  const visitor = await signUpVisitor(journey.origin, { name, email });
  return journey.openAs(visitor);
}

/** Enrols on the programme’s page. */
async function enrol(page: Page): Promise<void> {
  await page.goto(`${journey.origin}/programmes/${place.programmeId}`);
  await page.getByRole('button', { name: 'Enrol', exact: true }).click();
  await page.getByRole('link', { name: /^Start: / }).waitFor();
}

/** Does the next lesson, or the one that was looked into, and comes back to the programme. */
async function doNext(page: Page): Promise<void> {
  const home = page.url();
  await page
    .getByRole('link', { name: /^(Start|Go on|Continue where you stopped): / })
    .first()
    .click();
  await page.waitForURL(/\/lessons\//);
  const lesson = page.url();
  await page.getByRole('button', { name: /^Mark as done/ }).click();
  await page.waitForURL((url) => url.href !== lesson);
  await page.goto(home);
}

/** Adds a reading to the first module, and takes its second lesson away. */
async function changeDraft(): Promise<void> {
  const { modules } = await client.getProgramme({ params: place });
  titles = modules.flatMap(({ lessons }) => lessons).map(({ title }) => title);
  const [first] = modules;
  const body = {
    kind: 'reading' as const,
    title: 'Printers and what they want',
    minutes: 7,
    markdown: 'Paper, mostly.',
  };
  await client.addLesson({ params: { ...place, moduleId: first?.id ?? '' }, body });
  await client.removeLesson({ params: { ...place, lessonId: first?.lessons[1]?.id ?? '' } });
}

/** Has the achievement be worth more, on its page. */
async function changeAchievement(): Promise<void> {
  const { achievement } = await client.getCataloguePage({ params: { programmeId: place.programmeId } });
  await staff.goto(`${journey.origin}/issuer/${place.organisationId}/achievements/${achievement.id}`);
  await staff.getByText('Versions already published lead to it as it was').waitFor();
  await staff.getByLabel(/^Credits/).fill('12');
  await staff.getByLabel(/^Credit system/).fill('ECTS');
  await staff.getByRole('button', { name: 'Save' }).click();
  await staff.getByText('Your changes are saved.').waitFor();
}

const lessonsShown = async (page: Page) =>
  (await page.getByRole('main').locator('a[href*="/lessons/"]').allTextContents()).join('\n');
const offer = (page: Page) => page.getByText('There is a newer version of this programme');

/** Longer than a line of a phone, and than a column of a table. */
const word = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';

describe('a programme that gets a second version', () => {
  test('two learners begin the first version, and do its first lesson', async () => {
    for (const page of [stays, moves]) {
      await enrol(page);
      await doNext(page);
      await page.getByText(/^1 of \d+ lessons/).waitFor();
    }
    expect(await offer(stays).count()).toBe(0);
  });

  test('what it leads to is made worth more: the version on offer, and who learns from it, keep what was promised', async () => {
    const learning = stays.url();
    await stays.goto(`${journey.origin}/programmes/${place.programmeId}`);
    const promised = await stays.getByRole('main').textContent();
    const { achievement } = await client.getCataloguePage({ params: { programmeId: place.programmeId } });
    await changeAchievement();
    await stays.reload();
    expect(await stays.getByRole('main').textContent()).toBe(promised);
    expect(promised).not.toContain('12 ECTS');
    expect((await client.getCataloguePage({ params: { programmeId: place.programmeId } })).achievement).toEqual(
      achievement,
    );
    await stays.goto(learning);
    await staff.goto(`${journey.origin}/issuer/${place.organisationId}/programmes/${place.programmeId}`);
    await staff.getByText('What one earns was changed since this version was published').waitFor();
    expect(await accessibilityFaults(staff)).toEqual([]);
  });

  test('the instructor makes the next one without a word to them, and publishes it', async () => {
    const programme = `${journey.origin}/issuer/${place.organisationId}/programmes/${place.programmeId}`;
    await staff.goto(programme);
    await staff.getByRole('button', { name: 'Start version 2' }).click();
    await staff.getByText('The next version is begun as a copy.').waitFor();
    await changeDraft();
    await stays.reload();
    expect(await offer(stays).count()).toBe(0);
    await staff.reload();
    expect(await accessibilityFaults(staff)).toEqual([]);
    await staff.getByRole('button', { name: 'Publish version 2' }).click();
    await staff.getByText('The programme is published.').waitFor();
  });

  test('one learner sees what would be kept, new and gone, and stays: nothing changes for them', async () => {
    const before = await lessonsShown(stays);
    await stays.reload();
    await offer(stays).waitFor();
    await stays.getByText('The lesson that you have done counts there too.').waitFor();
    await stays.getByText('New: Printers and what they want.').waitFor();
    await stays.getByText(`No longer part of it: ${titles[1]}.`).waitFor();
    await stays.getByText(/^You would earn “.+” \(12 ECTS credits.*\) there, instead of “.+”/).waitFor();
    expect(await accessibilityFaults(stays)).toEqual([]);
    expect(await lessonsShown(stays)).toBe(before);
    await doNext(stays);
    await stays.getByText(`2 of ${titles.length} lessons`).waitFor();
    expect(await stays.getByText('Printers and what they want', { exact: true }).count()).toBe(0);
    await offer(stays).waitFor();
  });

  test('the other moves, keeps what is the same there, and goes on with it', async () => {
    await moves.reload();
    await moves.getByRole('button', { name: 'Go on with the newer version' }).click();
    await moves.getByText('You are on the newest version now.').waitFor();
    await moves.getByText(`1 of ${titles.length} lessons`).waitFor();
    const shown = await lessonsShown(moves);
    expect(shown).toContain('Printers and what they want');
    expect(shown).not.toContain(titles[1]);
    expect(await offer(moves).count()).toBe(0);
    await moves.goto(moves.url().replace('?moved', ''));
    await doNext(moves);
    await moves.getByText(`2 of ${titles.length} lessons`).waitFor();
  });

  test('who enrols from now on gets the second, and staff see who learns from which', async () => {
    const later = await learner('Chloe Martin', 'chloe@mail.example');
    await enrol(later);
    expect(await lessonsShown(later)).toContain('Printers and what they want');
    expect(await offer(later).count()).toBe(0);
    await later.goto(`${journey.origin}/programmes/${place.programmeId}`);
    await later.getByText('12 ECTS credits').first().waitFor();
    await staff.goto(`${journey.origin}/issuer/${place.organisationId}/programmes/${place.programmeId}`);
    const versions = staff.getByRole('table', { name: 'Versions' }).getByRole('row');
    const second = versions.filter({ has: staff.getByText('2', { exact: true }) });
    expect(await second.first().textContent()).toMatch(/2$/);
  });

  test('a word of eighty letters widens none of its pages', async () => {
    const { organisationId, programmeId } = place;
    const { achievement } = await client.getCataloguePage({ params: { programmeId } });
    await client.changeAchievement({
      params: { organisationId, achievementId: achievement.id },
      body: { name: word, level: word.slice(0, 60), skills: [{ name: word, url: 'https://skills.example/long' }] },
    });
    const dates = { startsOn: dayFromNow(1), endsOn: dayFromNow(30), enrolUntil: dayFromNow(1) };
    await client.createCohort({ params: place, body: { name: word, capacity: 3, ...dates } });
    await client.startVersion({ params: place });
    const body = { title: word, summary: word, priceNote: word, level: word.slice(0, 60) };
    await client.changeProgramme({ params: place, body });
    await client.publishProgramme({ params: place });
    const own = `/issuer/${organisationId}/programmes`;
    const addresses = ['/programmes', `/programmes/${programmeId}`, own, `${own}/${programmeId}`];
    for (const width of [390, 1280]) {
      for (const address of [...addresses, new URL(stays.url()).pathname]) {
        const page = address.startsWith('/learn/') ? stays : staff;
        await page.setViewportSize({ width, height: 844 });
        await page.goto(`${journey.origin}${address}`);
        await page.getByRole('main').getByText(word).locator('visible=true').first().waitFor();
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(wide, `${address} at ${width}`).toBeLessThanOrEqual(0);
      }
    }
  });
});
