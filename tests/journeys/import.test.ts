import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { zipFiles } from '@laurel/credential';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { accessibilityFaults } from './support/accessibility.ts';
import { demoPerson } from './support/demo-person.ts';
import { demoPlace } from './support/demo-place.ts';
import { dropFile } from './support/drop-file.ts';
import { eventually } from './support/eventually.ts';
import { startJourney } from './support/start-journey.ts';
import { signUpVisitor, type Visitor } from './support/visitor.ts';

const journey = startJourney({ demo: true, developmentChain: false });

let staff: Page;
let learner: Visitor;
let home: string;
let programmeId: string;
let cartridge: Uint8Array;

const instructor = demoPerson('instructor');

const quiz = `<questestinterop><assessment ident="A" title="Leaf quiz"><section ident="S"><item ident="q1" title="What is green?">
<presentation><material><mattext>What is green?</mattext></material><response_lid ident="R" rcardinality="Single"><render_choice>
<response_label ident="a"><material><mattext>A leaf</mattext></material></response_label>
<response_label ident="b"><material><mattext>A stone</mattext></material></response_label></render_choice></response_lid></presentation>
<resprocessing><respcondition><conditionvar><varequal respident="R">a</varequal></conditionvar><setvar varname="SCORE">100</setvar></respcondition></resprocessing></item></section></assessment></questestinterop>`;

/** A cartridge by Common Cartridge 1.3: a page, a quiz, and a discussion that has no place here. */
function makeCartridge(colour = 'green'): Promise<Uint8Array> {
  const resources = [
    ['page', 'webcontent', 'page.html'],
    ['quiz', 'imsqti_xmlv1p2/imscc_xmlv1p3/assessment', 'quiz.xml'],
    ['talk', 'imsdt_xmlv1p3', 'talk.xml'],
  ];
  const items = resources.map(
    ([identifier]) =>
      `<item identifier="I-${identifier}" identifierref="${identifier}"><title>The ${identifier}</title></item>`,
  );
  const manifest = `<manifest identifier="M"><metadata><schema>IMS Common Cartridge</schema><schemaversion>1.3.0</schemaversion>
<lom><general><title><string>Botany for Everybody</string></title><language>en</language></general></lom></metadata>
<organizations><organization identifier="O"><item identifier="root"><item identifier="I"><title>Leaves</title>${items.join('')}</item></item></organization></organizations>
<resources>${resources.map(([identifier, type, file]) => `<resource identifier="${identifier}" type="${type}"><file href="${file}"/></resource>`).join('')}</resources></manifest>`;
  const files = [
    { name: 'imsmanifest.xml', content: manifest },
    { name: 'page.html', content: '<h1>Leaves</h1><p>A <b>leaf</b> is green.</p>' },
    { name: 'quiz.xml', content: quiz.replaceAll('What is green?', `What is ${colour}?`) },
    { name: 'talk.xml', content: '<topic><title>Talk</title></topic>' },
  ];
  return zipFiles({ files, modified: new Date('2026-11-26T12:00:00Z') });
}

beforeAll(async () => {
  cartridge = await makeCartridge();
  learner = await signUpVisitor(journey.origin, { name: 'Ama Boateng', email: 'ama@mail.example' });
  const { organisationId } = await demoPlace(journey.origin);
  home = `${journey.origin}/issuer/${organisationId}/programmes`;
});

describe('a cartridge becomes a programme', () => {
  test('it is dropped, and what becomes of everything in it is shown before anything is made', async () => {
    staff = await journey.openAs(instructor);
    await staff.goto(home);
    await staff.getByRole('link', { name: 'Import a programme' }).click();
    const button = staff.getByRole('button', { name: 'Read this package' });
    await button.waitFor();
    expect(await accessibilityFaults(staff)).toEqual([]);
    await staff.waitForLoadState('networkidle');
    await dropFile(staff, { name: 'botany.imscc', type: 'application/zip', content: cartridge });
    await button.click();
    await staff.getByRole('button', { name: 'Import as a draft' }).waitFor({ timeout: 60_000 });
    await staff.getByText('There are no discussions here.').waitFor();
    expect(await accessibilityFaults(staff)).toEqual([]);
    await staff.getByRole('link', { name: /^Not carried/ }).click();
    await staff.waitForURL(/outcome=not-carried/);
    await expect.poll(() => staff.getByRole('row').filter({ hasText: 'The page' }).count()).toBe(0);
    const waiting = staff.waitForEvent('download');
    await staff.getByRole('link', { name: 'Download the report as CSV' }).click();
    const csv = await readFile(await (await waiting).path(), 'utf8');
    expect(csv).toContain('"item I-talk"');
    expect(csv).toContain('"quiz.xml#1-q1"');
  });

  test('somebody says yes, and the draft is published', async () => {
    await staff.getByLabel('Leads to the achievement').selectOption({ index: 1 });
    await staff.getByRole('button', { name: 'Import as a draft' }).click();
    await staff.getByRole('link', { name: 'Open the draft' }).click({ timeout: 60_000 });
    await staff.waitForURL(/\/programmes\/[0-9a-f-]{36}$/);
    programmeId = staff.url().split('/').at(-1) ?? '';
    await staff.getByRole('button', { name: /^Publish/ }).click();
    await staff.getByText('The programme is published.').waitFor();
    expect(await accessibilityFaults(staff)).toEqual([]);
  });

  test('a learner takes it: the page is read, the quiz is passed by the key of the cartridge', async () => {
    const { client } = learner;
    const { id: enrolmentId, modules } = await client.enrol({ params: { programmeId } });
    const [reading, exam] = modules.flatMap(({ lessons }) => lessons);
    const lesson = await client.getLesson({ params: { enrolmentId, lessonId: reading?.id ?? '' } });
    expect(lesson.html).toContain('<strong>leaf</strong>');
    await client.setProgress({ params: { enrolmentId, lessonId: reading?.id ?? '' }, body: { done: true } });
    const attempt = await client.startAttempt({ params: { enrolmentId, lessonId: exam?.id ?? '' } });
    const [question] = attempt.questions;
    const leaf = question?.kind === 'single-choice' ? question.options.find(({ text }) => text === 'A leaf')?.id : '';
    const answers = { [question?.id ?? '']: { optionIds: [leaf ?? ''] } };
    await client.saveAnswers({ params: { attemptId: attempt.id }, body: { answers } });
    expect((await client.submitAttempt({ params: { attemptId: attempt.id } })).passed).toBe(true);
    await eventually(
      'the credential',
      async () => (await client.getEnrolment({ params: { enrolmentId } })).credentialId ?? false,
    );
  });

  test('it goes the same way without a script', async () => {
    const page = await journey.openAs(instructor, { javaScriptEnabled: false });
    await page.goto(`${home}/import`);
    const file = path.join(journey.folder, 'botany.imscc');
    await writeFile(file, cartridge);
    await page.getByLabel('Drop a package here, or choose one').setInputFiles(file);
    await page.getByRole('button', { name: 'Read this package' }).click();
    await eventually('the report', async () => {
      await page.reload();
      return page.getByText('There are no discussions here.').isVisible();
    });
    await page.goto(`${home}/import`);
    await page
      .getByRole('row')
      .filter({ hasText: 'To be looked at' })
      .getByRole('link', { name: 'Botany for Everybody' })
      .click();
    await page.getByRole('button', { name: 'Forget this package' }).click();
    await page.getByRole('button', { name: 'Read this package' }).waitFor();
    expect(journey.browser.complaints).toEqual([]);
  });
});

describe('questions of a package come into the bank', () => {
  const bank = () => home.replace(/programmes$/, 'questions');
  const handIn = async (page: Page): Promise<void> => {
    const content = await makeCartridge('blue');
    await page.goto(bank());
    await page.getByRole('link', { name: 'Import questions' }).click();
    const button = page.getByRole('button', { name: 'Read this package' });
    await button.waitFor();
    await page.waitForLoadState('networkidle');
    await dropFile(page, { name: 'sky.imscc', type: 'application/zip', content });
    await button.click();
    await page.getByRole('button', { name: 'Add to the bank' }).waitFor({ timeout: 60_000 });
  };

  test('what becomes of each is shown first; then they are in the bank, in the pool that was chosen', async () => {
    await staff.goto(home.replace(/programmes$/, 'pools'));
    await staff.getByLabel('Name').fill('Botany');
    await staff.getByRole('button', { name: 'Make a pool' }).click();
    await staff.waitForURL(/\/pools\/[0-9a-f-]{36}$/);
    await handIn(staff);
    await staff.getByText('Only questions come into the bank.').first().waitFor();
    expect(await accessibilityFaults(staff)).toEqual([]);
    await staff.getByLabel('Add them to the pool').selectOption({ label: 'Botany' });
    await staff.getByRole('button', { name: 'Add to the bank' }).click();
    await staff.getByRole('link', { name: 'See the questions' }).click({ timeout: 60_000 });
    await staff.getByRole('link', { name: 'What is blue?' }).waitFor();
    expect(await staff.getByRole('row').count()).toBe(2);
  });

  test('handed in once more it says what is there, and adds nothing unless that is wanted', async () => {
    await handIn(staff);
    await staff.getByRole('link', { name: /^Already there/ }).click();
    await staff.waitForURL(/outcome=already-there/);
    await staff.getByText('The bank has this question already.').waitFor();
    await staff.getByLabel('Add again those that are already there').waitFor();
    expect(await accessibilityFaults(staff)).toEqual([]);
    await staff.getByRole('button', { name: 'Add to the bank' }).click();
    await staff.getByRole('link', { name: 'See the questions' }).waitFor({ timeout: 60_000 });
    await staff.goto(`${bank()}?search=What+is+blue`);
    await staff.getByRole('link', { name: 'What is blue?' }).first().waitFor();
    expect(await staff.getByRole('link', { name: 'What is blue?' }).count()).toBe(1);
    expect(journey.browser.complaints).toEqual([]);
  });
});
