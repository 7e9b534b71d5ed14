import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { accessibilityFaults } from './support/accessibility.ts';
import { bridgeWorkload, draftBridges, offeredPoints } from './support/bridge-school.ts';
import { eventually } from './support/eventually.ts';
import { joinAsReviewer } from './support/join-as-reviewer.ts';
import { mailTo } from './support/mail.ts';
import { startJourney } from './support/start-journey.ts';
import { signUpVisitor, type Visitor } from './support/visitor.ts';
import { assessed, level, percent, whatCredentialSays } from './support/what-credential-says.ts';

const journey = startJourney({ demo: false, developmentChain: false });

let owner: Visitor;
let applicant: Visitor;
let organisationId: string;
let programmeId: string;
let applying: Page;
let reviewing: Page;

beforeAll(async () => {
  owner = await signUpVisitor(journey.origin, { name: 'Ines Duarte', email: 'ines@school.example' });
  applicant = await signUpVisitor(journey.origin, { name: 'Ama Boateng', email: 'ama@mail.example' });
  await setUp(owner);
});

/** A school with a draft of one exam, and a credential that the applicant has earned there before. */
async function setUp(visitor: Visitor): Promise<void> {
  ({ organisationId, programmeId } = await draftBridges(visitor, 'exam'));
  const params = { organisationId };
  const { client } = visitor;
  const earned = { name: 'Rope Maker', description: 'Makes ropes.', criteria: 'Shown.' };
  const { id: achievementId } = await client.createAchievement({ params, body: earned });
  const recipient = { name: applicant.name, email: applicant.email };
  await client.issueCredential({ params, body: { achievementId, recipient } });
}

const inConsole = (rest: string) => `${journey.origin}/issuer/${organisationId}${rest}`;

describe('somebody who has learnt it before', () => {
  test('is offered recognition by the author, with words, a rubric and a published version', async () => {
    const page = await journey.openAs(owner);
    await page.goto(inConsole(`/programmes/${programmeId}`));
    await page.getByRole('link', { name: 'Prior learning' }).click();
    await page.getByRole('heading', { name: 'Prior learning', level: 1 }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByLabel('What evidence is wanted').fill('Show a bridge that **you** built.');
    const criterion = (number: number) => page.getByRole('group', { name: `Criterion ${number}` });
    await criterion(1).getByLabel('What is looked at').fill('Does it stand?');
    await criterion(2).getByLabel('What is looked at').fill('Is it explained?');
    await page.getByRole('button', { name: 'Remove criterion 3' }).click();
    await criterion(3).waitFor({ state: 'detached' });
    expect(await page.getByLabel('What evidence is wanted').inputValue()).toContain('that **you** built');
    await page.getByLabel('Pass mark in percent').fill('60');
    await page.getByRole('button', { name: 'Save what is offered' }).click();
    await page.getByText('What you offer is kept.').waitFor();
    await page.goto(inConsole(`/programmes/${programmeId}`));
    await page.getByRole('button', { name: 'Publish this programme' }).click();
    await page.getByText('The programme is published.').waitFor();
  });

  test('applies from the public page with words, a file and a credential of their own', async () => {
    applying = await journey.openAs(applicant);
    await applying.goto(`${journey.origin}/programmes/${programmeId}`);
    await applying.getByRole('link', { name: 'Apply for recognition' }).click();
    await applying.getByRole('heading', { name: 'What evidence is wanted' }).waitFor();
    expect(await accessibilityFaults(applying)).toEqual([]);
    await applying.getByRole('button', { name: 'Begin the application' }).click();
    const words = applying.getByLabel('What you have learnt, and where');
    await words.fill('I built the *harbour bridge* in 2019.');
    expect(await accessibilityFaults(applying)).toEqual([]);
    await applying.getByRole('button', { name: 'Hand in the evidence' }).click();
    await applying.getByText(/Add at least one file, link or credential/).waitFor();
    const letter = path.join(journey.folder, 'letter.txt');
    await writeFile(letter, 'She built it. The harbour master.');
    await applying.getByLabel('File').setInputFiles(letter);
    await applying
      .getByLabel('A credential from “My credentials”')
      .selectOption({ label: 'Rope Maker, Harbour School' });
    await applying.getByRole('button', { name: 'Save the draft' }).click();
    await applying.getByText('Your draft is saved.').waitFor();
    await applying.getByRole('link', { name: 'letter.txt' }).waitFor();
    await applying.getByText(/^Valid: /).waitFor();
    await applying.getByRole('button', { name: 'Hand in the evidence' }).click();
    await applying.getByText('Handed in, waiting for a decision').waitFor();
    expect(await accessibilityFaults(applying)).toEqual([]);
  });

  test('is reviewed in the same queue, with the verdict beside the credential, and asked for more', async () => {
    const who = { name: 'Mara Lind', email: 'mara@school.example' };
    const visitor = await joinAsReviewer(journey.origin, { owner, organisationId, ...who });
    reviewing = await journey.openAs(visitor);
    await reviewing.goto(inConsole('/reviews'));
    await reviewing.getByRole('link', { name: 'Prior learning: Bridges, by Ama Boateng' }).click();
    await reviewing.getByText('From the applicant’s own wallet here.').waitFor();
    await reviewing.getByText('Rope Maker').waitFor();
    await reviewing.getByText(/^Valid: /).waitFor();
    await mark(/^2\. /, /^2\. /);
    await reviewing.getByLabel('More evidence is wanted', { exact: true }).check();
    await reviewing.getByLabel('Why').fill('Show a drawing of it.');
    expect(await accessibilityFaults(reviewing)).toEqual([]);
    await reviewing.getByRole('button', { name: 'Decide, and tell the learner' }).click();
    await reviewing.getByText('It is decided, and the learner is told.').waitFor();
  });

  test('adds what was wanted, and is recognised', async () => {
    await mailTo(journey.origin, applicant.email, /has reviewed your application/);
    await applying.reload();
    await applying.getByText('Show a drawing of it.').waitFor();
    await applying.getByLabel(/^Link 1/).fill('https://drawings.example/harbour');
    await applying.getByRole('button', { name: 'Hand in the evidence' }).click();
    await applying.getByText('Handed in, waiting for a decision').waitFor();
    await reviewing.goto(inConsole('/reviews'));
    await reviewing.getByRole('link', { name: 'Prior learning: Bridges, by Ama Boateng' }).click();
    await mark(/^4\. Excellent/, /^3\. Good/);
    await reviewing.getByLabel('Recognised', { exact: true }).check();
    await reviewing.getByLabel('Why').fill('The drawing settles it.');
    await reviewing.getByRole('button', { name: 'Decide, and tell the learner' }).click();
    await reviewing.getByText('It is decided, and the learner is told.').waitFor();
    await applying.reload();
    await applying.getByText('The drawing settles it.').waitFor();
    expect(await accessibilityFaults(applying)).toEqual([]);
  });

  test('has a credential within seconds, whose results match what happened', async () => {
    const { client } = applicant;
    const { items } = await client.listRecognitions();
    const credentialId = await eventually('the credential', async () => {
      const { credentialId: id } = await client.getRecognition({ params: { recognitionId: items[0]?.id ?? '' } });
      return id ?? false;
    });
    await applying.reload();
    await applying.getByRole('link', { name: 'See your credential' }).waitFor();
    const narrative =
      'Recognition of prior learning: evidence of what was learnt before was handed in twice and assessed by a marker of the organisation. It was not taught or examined here.';
    expect(await whatCredentialSays(applicant, credentialId)).toEqual({
      criteria: bridgeWorkload,
      results: [
        percent('Recognition of prior learning', '83.33', '60'),
        level('Recognition of prior learning: Does it stand?', 'Excellent', offeredPoints),
        level('Recognition of prior learning: Is it explained?', 'Good', offeredPoints),
      ],
      evidence: [assessed('Recognition of prior learning', 'Recognition of prior learning', narrative)],
    });
    expect(journey.browser.complaints).toEqual([]);
  });
});

/** Takes what is open, marks both criteria and hands the marking in. */
async function mark(stands: RegExp, explained: RegExp): Promise<void> {
  await reviewing.getByRole('button', { name: 'Mark this work' }).click();
  await reviewing.getByText('The work is yours to review.').waitFor();
  const group = (name: string) => reviewing.getByRole('group', { name });
  await group('Does it stand?').getByLabel(stands).check();
  await group('Is it explained?').getByLabel(explained).check();
  await reviewing.getByRole('button', { name: 'Hand in the marking' }).click();
  await reviewing.getByText('Your marking is handed in.').waitFor();
}
