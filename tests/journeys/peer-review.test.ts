import { beforeAll, describe, expect, test } from 'vitest';
import { accessibilityFaults } from './support/accessibility.ts';
import { bridgeCriteria, bridgePoints, bridgeWorkload, openBridges } from './support/bridge-school.ts';
import { mailTo } from './support/mail.ts';
import { startJourney } from './support/start-journey.ts';
import { signUpVisitor, type Visitor } from './support/visitor.ts';
import { assessed, credentialOf, level, percent, whatCredentialSays } from './support/what-credential-says.ts';

const journey = startJourney({ demo: false, developmentChain: false });

let owner: Visitor;
let organisationId: string;
let programmeId: string;
let lessonId: string;

const marksOf = (...levels: number[]) => Object.fromEntries(bridgeCriteria.map(({ id }, at) => [id, levels[at] ?? 1]));

interface Peer {
  visitor: Visitor;
  enrolmentId: string;
  submissionId: string;
}
const peers: Peer[] = [];
const names = ['Ama Boateng', 'Bo Lindqvist', 'Chidi Eze', 'Dua Haddad'];

beforeAll(async () => {
  owner = await signUpVisitor(journey.origin, { name: 'Ines Duarte', email: 'ines@school.example' });
  const sample = { body: 'A **sample** bridge.', marks: marksOf(4, 2) };
  const marking = { marking: 'peer' as const, peer: { reviews: 1, sample } };
  ({ organisationId, programmeId, lessonId } = await openBridges(owner, 'project', marking));
});

const inConsole = (rest: string) => `${journey.origin}/issuer/${organisationId}${rest}`;

describe('four learners who review each other', () => {
  test('hand in, and staff give the work out', async () => {
    for (const [at, name] of names.entries()) {
      const visitor = await signUpVisitor(journey.origin, { name, email: `peer-${at}@mail.example` });
      const { client } = visitor;
      const enrolmentId = (await client.enrol({ params: { programmeId } })).id;
      const body = { body: `By ${name}: bridge ${at}.` };
      const { draft } = await client.saveDraft({ params: { enrolmentId, lessonId }, body });
      const submissionId = draft?.id ?? '';
      await client.handInWork({ params: { submissionId } });
      peers.push({ visitor, enrolmentId, submissionId });
    }
    const page = await journey.openAs(owner);
    await page.goto(inConsole(`/programmes/${programmeId}/lessons/${lessonId}/submissions`));
    await page.getByRole('link', { name: 'Reviews by fellow learners' }).click();
    await page.getByText('4 learners have handed in and are waiting.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Give the work out now' }).click();
    await page.getByText('The work is given out, and everybody has been told.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.close();
  });

  test('one marks the sample and reviews in the browser, and sees nothing of whose work it is', async () => {
    const [first] = peers;
    if (!first) throw new Error('nobody handed in');
    await mailTo(journey.origin, first.visitor.email, /without their names/);
    const page = await journey.openAs(first.visitor);
    await page.goto(`${journey.origin}/learn`);
    await page.getByRole('heading', { name: 'Review the work of a fellow learner' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    for (const rest of ['', `/lessons/${lessonId}`]) {
      await page.goto(`${journey.origin}/learn/${first.enrolmentId}${rest}`);
      await page.getByText('Your own work is decided on only after that').waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
    }
    await page.getByRole('link', { name: 'Review the work of others' }).click();
    await page.getByText('First, mark a sample').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    const choose = (group: string, level: RegExp) => page.getByRole('group', { name: group }).getByLabel(level).check();
    await choose('Does it stand?', /^4\. /);
    await choose('Is it explained?', /^2\. /);
    await page.getByRole('button', { name: 'Hand in your marks for the sample' }).click();
    await page.getByText('so your reviews count in full').waitFor();
    await page.getByRole('link', { name: 'Review work 1' }).click();
    await page.getByRole('heading', { name: 'Review of a fellow learner’s work' }).waitFor();
    const shown = (await page.textContent('main')) ?? '';
    expect(shown).toContain('By [name]: bridge');
    for (const name of names.flatMap((each) => each.split(' '))) expect(shown).not.toContain(name);
    expect(await accessibilityFaults(page)).toEqual([]);
    await choose('Does it stand?', /^3\. /);
    await choose('Is it explained?', /^4\. /);
    await page.getByLabel('What is good, and what to work on').fill('It stands.');
    await page.getByRole('button', { name: 'Hand in this review' }).click();
    await page.getByText('Your review is handed in. Thank you.').waitFor();
    await page.close();
  });

  test('the others give theirs, and staff confirm each in one step', async () => {
    for (const { visitor, enrolmentId } of peers.slice(1)) {
      const { client } = visitor;
      const params = { enrolmentId, lessonId };
      const { items } = await client.markSample({ params, body: { marks: marksOf(4, 2) } });
      const reviewId = items[0]?.reviewId ?? '';
      const marks = Object.fromEntries(
        bridgeCriteria.map(({ id }, at) => [id, { level: at === 0 ? 3 : 4, comment: '' }]),
      );
      await client.savePeerReview({ params: { ...params, reviewId }, body: { revision: 0, marks, summary: 'Good.' } });
      await client.handInPeerReview({ params: { ...params, reviewId } });
    }
    const page = await journey.openAs(owner);
    for (const { submissionId } of peers) {
      await page.goto(inConsole(`/reviews/${submissionId}`));
      await page.getByText('These are the marks of fellow learners together.').waitFor();
      await page.getByRole('button', { name: 'Decide, and tell the learner' }).click();
      await page.getByText('It is decided, and the learner is told.').waitFor();
    }
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test('each has a credential whose result is what fellow learners said', async () => {
    for (const { visitor, enrolmentId } of peers) {
      expect(await whatCredentialSays(visitor, await credentialOf(visitor, enrolmentId))).toEqual({
        criteria: bridgeWorkload,
        results: [
          percent('Build a bridge', '85', '60'),
          level('Build a bridge: Does it stand?', 'Good', bridgePoints),
          level('Build a bridge: Is it explained?', 'Excellent', bridgePoints),
        ],
        evidence: [assessed('Build a bridge', 'Project', 'Project, assessed by fellow learners. Handed in once.')],
      });
    }
    expect(journey.browser.complaints).toEqual([]);
  });
});
