import { beforeAll, describe, expect, test } from 'vitest';
import { accessibilityFaults } from './support/accessibility.ts';
import { bridgePoints, bridgeWorkload, openBridges } from './support/bridge-school.ts';
import { mailTo } from './support/mail.ts';
import { startJourney } from './support/start-journey.ts';
import { signUpVisitor, type Visitor } from './support/visitor.ts';
import { assessed, credentialOf, level, percent, whatCredentialSays } from './support/what-credential-says.ts';

const journey = startJourney({ demo: false, developmentChain: false });

let owner: Visitor;
let organisationId: string;
let programmeId: string;
let lessonId: string;

let learner: Visitor;
let enrolmentId: string;
let submissionId: string;
let link: string;

beforeAll(async () => {
  owner = await signUpVisitor(journey.origin, { name: 'Ines Duarte', email: 'ines@school.example' });
  learner = await signUpVisitor(journey.origin, { name: 'Ama Boateng', email: 'ama@mail.example' });
  ({ organisationId, programmeId, lessonId } = await openBridges(owner, 'portfolio', { marking: 'guest' }));
});

const inConsole = (rest: string) => `${journey.origin}/issuer/${organisationId}${rest}`;

describe('a portfolio that somebody from outside reviews', () => {
  test('staff send a link for the one submission', async () => {
    const { client } = learner;
    enrolmentId = (await client.enrol({ params: { programmeId } })).id;
    const id = '9d0a3a52-2ab5-4c7e-8a55-0b3f8b7a1d10';
    const body = {
      body: 'My bridges.',
      pieces: [{ id, title: 'The first', reflection: 'It spans the river.' }],
      links: [{ pieceId: id, url: 'https://work.example/bridge', title: 'Pictures' }],
    };
    const { draft } = await client.saveDraft({ params: { enrolmentId, lessonId }, body });
    submissionId = draft?.id ?? '';
    await client.handInWork({ params: { submissionId } });
    const page = await journey.openAs(owner);
    await page.goto(inConsole(`/reviews/${submissionId}`));
    const ask = async (name: string, email: string) => {
      await page.goto(inConsole(`/reviews/${submissionId}`));
      await page.getByLabel('Their name').fill(name);
      await page.getByLabel('Their e-mail address').fill(email);
      await page.getByRole('button', { name: 'Send them a link' }).click();
      await page.getByText(`The link is on its way to ${name}.`).waitFor();
    };
    await ask('Dr. Wrong', 'wrong@outside.example');
    await page.goto(inConsole('/reviews'));
    await page.getByRole('link', { name: 'All links for reviewers from outside' }).click();
    const row = page.getByRole('row', {
      name: /Ama Boateng.*Dr\. Wrong\s*wrong@outside\.example.*Sent, not used.*Never/,
    });
    await row.getByText('Withdraw the link of Dr. Wrong').click();
    expect(await accessibilityFaults(page)).toEqual([]);
    await row.getByRole('button', { name: 'Withdraw it' }).click();
    await page.getByText('The link is withdrawn.').waitFor();
    await page.getByText('No link is open at the moment').waitFor();
    await ask('Prof. Okoro', 'okoro@outside.example');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.close();
  });

  test('the guest confirms their address, reviews without an account, and answers once', async () => {
    const mail = await mailTo(journey.origin, 'okoro@outside.example', /\/guest\//);
    link = /https?:\/\/\S+\/guest\/[\w-]{43}/.exec(mail.text)?.[0] ?? '';
    const page = await journey.browser.open();
    const answer = await page.goto(link);
    expect(answer?.headers()).toMatchObject({ 'referrer-policy': 'same-origin', 'x-robots-tag': 'noindex, nofollow' });
    expect(answer?.headers()['cache-control']).toContain('no-store');
    expect(await page.content()).not.toContain('It spans the river.');
    await page.getByRole('button', { name: /^Send a code to o…@outside/ }).click();
    await page.getByText('A code is on its way').waitFor();
    const code =
      /is (\d{6})\./.exec((await mailTo(journey.origin, 'okoro@outside.example', /Your code/)).text)?.[1] ?? '';
    await page.getByLabel('Your name').fill('Ada Okoro');
    await page.getByLabel('Code').fill(code);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Open the work' }).click();
    await page.getByText('It spans the river.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    for (const [group, level] of [
      ['Does it stand?', /^4\. /],
      ['Is it explained?', /^3\. /],
    ] as const)
      await page.getByRole('group', { name: group }).getByLabel(level).check();
    await page.getByLabel('What is good, and what to work on').fill('A fine portfolio.');
    await page.getByRole('button', { name: 'Hand in your review' }).click();
    await page.getByText('There is nothing else to do.').waitFor();
    await page.goto(link);
    await page.getByText('There is nothing else to do.').waitFor();
    expect(await page.content()).not.toContain('It spans the river.');
    await page.close();
  });

  test('staff confirm it, and the credential’s result matches what happened', async () => {
    const page = await journey.openAs(owner);
    await page.goto(inConsole(`/reviews/${submissionId}`));
    await page.getByText('These are the marks of the reviewer from outside.').waitFor();
    await page.getByRole('button', { name: 'Decide, and tell the learner' }).click();
    await page.getByText('It is decided, and the learner is told.').waitFor();
    expect(await whatCredentialSays(learner, await credentialOf(learner, enrolmentId))).toEqual({
      criteria: bridgeWorkload,
      results: [
        percent('Build a bridge', '85', '60'),
        level('Build a bridge: Does it stand?', 'Excellent', bridgePoints),
        level('Build a bridge: Is it explained?', 'Good', bridgePoints),
      ],
      // Nothing of the links of the portfolio: its learner did not ask for that.
      evidence: [
        assessed('Build a bridge', 'Portfolio', 'Portfolio, assessed by an outside reviewer. Handed in once.'),
      ],
    });
    expect(journey.browser.complaints).toEqual([]);
  });
});
