import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { accessibilityFaults } from './support/accessibility.ts';
import { bridgeWorkload, draftBridges, offeredPoints } from './support/bridge-school.ts';
import { eventually } from './support/eventually.ts';
import { joinAsReviewer } from './support/join-as-reviewer.ts';
import { mailTo } from './support/mail.ts';
import { startJourney } from './support/start-journey.ts';
import { signUpVisitor, type Visitor } from './support/visitor.ts';
import { assessed, credentialOf, level, percent, whatCredentialSays } from './support/what-credential-says.ts';

const journey = startJourney({ demo: false, developmentChain: false });

let owner: Visitor;
let learner: Visitor;
let organisationId: string;
let programmeId: string;
let lessonId: string;
let enrolmentId: string;
let submissionId: string;
const pages = new Map<string, Page>();

const work = [
  '# A bridge for the harbour',
  'It spans the river **in one piece**.',
  '<script>window.hostile = true</script><img src=x onerror="window.hostile=true">',
  '[a link](javascript:window.hostile=true) and <a href="javascript:window.hostile=true">another</a>',
  '<svg onload="window.hostile=true"></svg><iframe srcdoc="<script>parent.hostile=true</script>"></iframe>',
].join('\n\n');

beforeAll(async () => {
  owner = await signUpVisitor(journey.origin, { name: 'Ines Duarte', email: 'ines@school.example' });
  learner = await signUpVisitor(journey.origin, { name: 'Ama Boateng', email: 'ama@mail.example' });
  ({ organisationId, programmeId, lessonId } = await draftBridges(owner, 'project'));
});

/** Somebody who joins the school as a reviewer, in the console. */
async function reviewerInConsole(name: string, email: string): Promise<Page> {
  const page = await journey.openAs(await joinAsReviewer(journey.origin, { owner, organisationId, name, email }));
  return page;
}

const inConsole = (rest: string) => `${journey.origin}/issuer/${organisationId}${rest}`;

describe('a project that two markers see differently', () => {
  test('the author makes the rubric in the console, and publishes', async () => {
    const page = await journey.openAs(owner);
    await page.goto(inConsole(`/programmes/${programmeId}/lessons/${lessonId}`));
    await page.getByRole('link', { name: 'Make the rubric' }).click();
    await page.getByRole('heading', { name: 'Rubric', level: 1 }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    const criterion = (number: number) => page.getByRole('group', { name: `Criterion ${number}` });
    await criterion(1).getByLabel('What is looked at').fill('Does it stand?');
    await criterion(2).getByLabel('What is looked at').fill('Is it explained?');
    await page.getByRole('button', { name: 'Remove criterion 3' }).click();
    await criterion(3).waitFor({ state: 'detached' });
    await page.getByLabel('Two reviewers, who do not see each other’s marking').check();
    await page.getByLabel('Pass mark in percent').fill('60');
    await page.getByRole('button', { name: 'Save this rubric' }).click();
    await page.getByText('The pass mark is 60%.').waitFor();
    await page.goto(inConsole(`/programmes/${programmeId}`));
    await page.getByRole('button', { name: 'Publish this programme' }).click();
    await page.getByText('The programme is published.').waitFor();
  });

  test('the learner sees the rubric before the work begins, and hands in', async () => {
    const { client } = learner;
    enrolmentId = (await client.enrol({ params: { programmeId } })).id;
    const page = await journey.openAs(learner);
    await page.goto(`${journey.origin}/learn/${enrolmentId}/lessons/${lessonId}`);
    await page.getByRole('heading', { name: 'How your work is marked' }).waitFor();
    await page.getByText('The pass mark is 60% of all points.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    pages.set('learner', page);
    const links = [{ url: 'https://work.example/bridge', title: 'The bridge' }];
    const { draft } = await client.saveDraft({ params: { enrolmentId, lessonId }, body: { body: work, links } });
    submissionId = draft?.id ?? '';
    await client.handInWork({ params: { submissionId } });
  });

  test('the first marks with the keyboard alone, and nothing that the learner wrote runs', async () => {
    const page = await reviewerInConsole('Mara Lind', 'mara@school.example');
    await page.goto(inConsole('/reviews'));
    await page.getByText('Build a bridge, by Ama Boateng').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Mark this work' }).press('Enter');
    await page.getByText('The work is yours to review.').waitFor();
    expect(await page.evaluate('window.hostile')).toBeUndefined();
    expect(await page.locator('[data-work] :is(script, iframe, svg, [onerror], [onload])').count()).toBe(0);
    expect(await page.locator('[data-work] [href^="javascript:" i]').count()).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByLabel('Words of the work').fill('in one piece');
    await page.getByLabel('Your remark').pressSequentially('sj 4 said while typing');
    await page.getByRole('button', { name: 'Add this remark' }).press('Enter');
    await page.getByText('Your remark is kept.').waitFor();
    for (const key of ['j', '4', 'j', '4', 's']) await page.keyboard.press(key);
    await page.getByText('Your marking is saved as a draft.').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Your marking is handed in.').waitFor();
  });

  test('the second sees nothing of it until theirs is in; then both stand side by side, too far apart', async () => {
    const page = await reviewerInConsole('Otto Brandt', 'otto@school.example');
    await page.goto(inConsole(`/reviews/${submissionId}`));
    await page.getByRole('button', { name: 'Mark this work as the second' }).click();
    await page.getByText('You see it once yours is handed in too.').waitFor();
    expect(await page.getByText('said while typing').count()).toBe(0);
    const group = (name: string) => page.getByRole('group', { name });
    await group('Does it stand?')
      .getByLabel(/^1\. Not yet/)
      .check();
    await group('Is it explained?')
      .getByLabel(/^4\. Excellent/)
      .check();
    await page.getByRole('button', { name: 'Hand in the marking' }).click();
    await page.getByText('Your marking is handed in.').waitFor();
    await page.getByText(/further than the rubric tolerates/).waitFor();
    await page.getByText('3, too far').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await page.getByRole('button', { name: 'Decide, and tell the learner' }).count()).toBe(0);
  });

  test('a third moderates with both before them, and decides with a reason', async () => {
    const page = await reviewerInConsole('Yara Haddad', 'yara@school.example');
    await page.goto(inConsole('/reviews'));
    await page.getByRole('link', { name: 'Build a bridge, by Ama Boateng' }).click();
    await page.getByRole('button', { name: 'Moderate this work' }).click();
    await page.getByText('The work is yours to review.').waitFor();
    await page.getByText(/further than the rubric tolerates/).waitFor();
    const group = (name: string) => page.getByRole('group', { name });
    await group('Does it stand?')
      .getByLabel(/^3\. Good/)
      .check();
    await group('Is it explained?')
      .getByLabel(/^4\. Excellent/)
      .check();
    await page.getByRole('button', { name: 'Hand in the marking' }).click();
    await page.getByText('Your marking is handed in.').waitFor();
    await page.getByLabel('Passed', { exact: true }).check();
    await page.getByLabel('Why').fill('It stands, and it is explained well.');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Decide, and tell the learner' }).click();
    await page.getByText('It is decided, and the learner is told.').waitFor();
  });

  test('the learner is told, and sees decision, levels, remarks and what comes next', async () => {
    await mailTo(journey.origin, learner.email, /has reviewed your work/);
    const page = pages.get('learner');
    await page?.reload();
    await page?.getByText('It stands, and it is explained well.').waitFor();
    await page?.getByText('said while typing').waitFor();
    await page?.getByText('Nothing is left to do here').waitFor();
    expect(page && (await accessibilityFaults(page))).toEqual([]);
  });

  test('the credential’s results match what happened: the moderator’s levels, and the roles of all three', async () => {
    const narrative =
      'Project, assessed by a marker of the organisation, a second marker who worked independently and a moderator. Handed in once.';
    expect(await whatCredentialSays(learner, await credentialOf(learner, enrolmentId))).toEqual({
      criteria: bridgeWorkload,
      results: [
        percent('Build a bridge', '83.33', '60'),
        level('Build a bridge: Does it stand?', 'Good', offeredPoints),
        level('Build a bridge: Is it explained?', 'Excellent', offeredPoints),
      ],
      evidence: [assessed('Build a bridge', 'Project', narrative)],
    });
  });

  test('the learner lets it lead to the work, and takes that back: issued anew, and the earlier page leads on and shows no link', async () => {
    const page = await journey.openAs(learner);
    const choose = async (choice: string) => {
      const before = await credentialOf(learner, enrolmentId);
      await page.goto(`${journey.origin}/learn/${enrolmentId}`);
      await page.getByLabel(choice).check();
      await page.getByRole('button', { name: 'Keep this choice' }).click();
      await page.getByText('Your choice is kept. Where it changes what was issued').waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      return eventually('another credential', async () => {
        const id = await credentialOf(learner, enrolmentId);
        return id !== before && id;
      });
    };
    const { evidence, ...same } = await whatCredentialSays(learner, await credentialOf(learner, enrolmentId));
    const led = await choose('Are in the credential');
    const told = assessed('The bridge', 'Project', 'Work for “Build a bridge”.');
    const link = { ...told, id: 'https://work.example/bridge' };
    expect(await whatCredentialSays(learner, led)).toEqual({ ...same, evidence: [...evidence, link] });
    await page.goto(`${journey.origin}/credentials/${led}`);
    await page.getByRole('link', { name: 'See the work' }).waitFor();
    const plain = await choose('Stay out of the credential');
    expect(await whatCredentialSays(learner, plain)).toEqual({ ...same, evidence });
    await page.goto(`${journey.origin}/credentials/${led}`);
    await page.getByText('Its holder asked for it to be issued anew.').waitFor();
    expect(await page.getByRole('link', { name: 'See the work' }).count()).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('link', { name: 'The valid one is here' }).click();
    await page.waitForURL((url) => url.pathname.endsWith(plain));
    await page.locator('[data-outcome="valid"]').first().waitFor();
    expect(await page.getByRole('link', { name: 'See the work' }).count()).toBe(0);
    await mailTo(journey.origin, learner.email, new RegExp(`credentials/${plain}`));
    expect(journey.browser.complaints).toEqual([]);
  });
});
