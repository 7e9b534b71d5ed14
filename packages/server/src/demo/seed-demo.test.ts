import { endpoints } from '@laurel/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createStandInProvider, linkTemplate } from '../modules/learning/proctoring/testing/stand-in-provider.ts';
import { callApi, signInPerson } from '../testing/people.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { demoPeople } from './content/index.ts';
import { createDemoClock } from './demo-clock.ts';
import type { VisitProctor } from './networks/sit-watched.ts';
import { type SeedResult, seedDemo } from './seed-demo.ts';
import { seedHistory } from './seed-history.ts';

const clock = createDemoClock(() => new Date());
const patience = 240_000;

let testApp: TestApp;
let seeded: SeedResult;
let place: { organisationId: string; programmeId: string };

const as = async (wanted: string) => {
  const { email, password } = demoPeople.find(({ name }) => name.includes(wanted)) ?? { email: '', password: '' };
  return { cookie: await signInPerson(testApp, { email, password }) };
};

/** What the sandbox's page does, by the same signed webhook. */
const visit: VisitProctor = async (link, what) => {
  const { eventsUrl = '', secret = '' } = seeded.proctor ?? {};
  const send = async (url: string, init: RequestInit) => testApp.app.fetch(new Request(url, init));
  const provider = createStandInProvider({ eventsUrl, secret, send, now: clock.now });
  const did = {
    begin: () => provider.start(link),
    flag: () => provider.flag(link, 'Made up.'),
    end: () => provider.end(link),
  };
  expect((await did[what]()).status).toBe(204);
};

const learnersOfNetworks = async () => {
  const { body } = await callApi(testApp, endpoints.listLearners, { as: await as('Amara'), params: place, query: {} });
  return body.items.map(({ name }) => name);
};

beforeAll(async () => {
  testApp = await startTestApp({ overrides: { clock: clock.now } });
  const install = { app: testApp.app, clock, origin: testApp.origin };
  seeded = await seedDemo({ ...install, proctorTemplate: linkTemplate });
  await seedHistory(install, visit);
  const { body } = await callApi(testApp, endpoints.listCatalogue, { query: {} });
  const found = body.items.find(({ slug }) => slug === 'networks-for-small-offices');
  place = { organisationId: found?.organisationId ?? '', programmeId: found?.id ?? '' };
}, patience);
afterAll(() => testApp.stop());

describe('the demo', () => {
  test('names what there is to look at, and is not filled in twice', async () => {
    expect(seeded.links.map(({ name }) => name)).toEqual(['IT Support Fundamentals', 'Networks for Small Offices']);
    const install = { app: testApp.app, clock, origin: testApp.origin };
    const before = await learnersOfNetworks();
    expect(before.length).toBeGreaterThan(25);
    const { proctor: _, ...again } = seeded;
    expect(await seedDemo(install)).toEqual(again);
    await seedHistory(install, visit);
    expect(await learnersOfNetworks()).toEqual(before);
    const { body } = await callApi(testApp, endpoints.listCatalogue, { query: {} });
    expect(body.items.map(({ slug }) => slug)).toEqual([
      'it-support-fundamentals',
      'networks-for-small-offices',
      'running-a-service-desk',
      'instructions-anybody-can-follow',
      'passwoerter-die-halten',
      'a-watched-exam-to-practise',
    ]);
  });

  test('has something to search for: two languages, levels, a price, a prerequisite, and a second version', async () => {
    const { body } = await callApi(testApp, endpoints.listCatalogue, { query: {} });
    const of = (slug: string) => body.items.find((item) => item.slug === slug);
    expect(new Set(body.items.map(({ language }) => language))).toEqual(new Set(['en', 'de']));
    expect(new Set(body.items.map(({ level }) => level)).size).toBe(4);
    expect(of('networks-for-small-offices')?.version).toBe(2);
    expect(of('running-a-service-desk')?.price).toEqual({ minor: 24_000, currency: 'EUR' });
    const params = { programmeId: of('running-a-service-desk')?.id ?? '' };
    const { body: page } = await callApi(testApp, endpoints.getCataloguePage, { params });
    expect(page.prerequisites.map(({ name }) => name)).toEqual(['IT Support Fundamentals']);
  });

  test('has learners at every point: begun, stuck, failed, behind, waiting', async () => {
    const instructor = await as('Amara');
    const { body } = await callApi(testApp, endpoints.listStandings, { as: instructor, params: place, query: {} });
    const rules = new Map(body.items.map(({ name, risks }) => [name, risks.map(({ rule }) => rule)]));
    expect(rules.get('Sofia Marinho')).toEqual(['stuck']);
    expect(rules.get('Petr Novák')).toEqual(['failed-twice']);
    expect(rules.get('Kofi Asante')).toEqual(['behind']);
    expect(rules.has('Ibrahim Kaya')).toBe(false);
    expect(body.segments.find(({ segment }) => segment === 'waiting')?.count).toBe(1);
  });

  test('has work in the queue, some of it with one marking and hidden from the second, and figures in the bank', async () => {
    const call = { as: await as('Amara'), params: { organisationId: place.organisationId } };
    const { body: queue } = await callApi(testApp, endpoints.listReviews, { ...call, query: { whose: 'free' } });
    expect(queue.items.map(({ learnerName, reviewers }) => [learnerName, reviewers.length])).toEqual(
      expect.arrayContaining([
        ['Owen Griffiths', 1],
        ['Leilani Kahale', 0],
      ]),
    );
    const { body: bank } = await callApi(testApp, endpoints.listQuestions, { ...call, query: { tag: 'prefix' } });
    expect(bank.items.length).toBeGreaterThan(0);
    expect(bank.items.some(({ statistics }) => statistics.rightPercent !== null)).toBe(true);
  });

  test('has four who review each other: two have given their reviews, and one who looks at the demo has yet to', async () => {
    const { body: catalogue } = await callApi(testApp, endpoints.listCatalogue, { query: {} });
    const programmeId = catalogue.items.find(({ slug }) => slug === 'instructions-anybody-can-follow')?.id ?? '';
    const yusuf = await as('Yusuf');
    const { body: own } = await callApi(testApp, endpoints.listEnrolments, { as: yusuf });
    const enrolmentId = own.items.find((item) => item.programmeId === programmeId)?.id ?? '';
    const { body } = await callApi(testApp, endpoints.getEnrolment, { as: yusuf, params: { enrolmentId } });
    const lessonId = body.modules[0]?.lessons[1]?.id ?? '';
    const { body: his } = await callApi(testApp, endpoints.listPeerReviews, {
      as: yusuf,
      params: { enrolmentId, lessonId },
    });
    expect([his.place, his.items.map(({ state }) => state), his.sample?.marked]).toEqual(['in-ring', ['open'], null]);
    const params = { organisationId: place.organisationId, programmeId, lessonId };
    const { body: all } = await callApi(testApp, endpoints.getPeerOverview, { as: await as('Amara'), params });
    expect(all.items.map(({ gave }) => gave).toSorted()).toEqual([0, 0, 1, 1]);
  });

  test('has a portfolio that a guest is asked to read, and evidence of prior learning to be decided on', async () => {
    const amara = await as('Amara');
    const { organisationId } = place;
    const queue = async (whose: 'free' | 'others') => {
      const asked = { as: amara, params: { organisationId }, query: { whose, limit: 100 } };
      return (await callApi(testApp, endpoints.listReviews, asked)).body.items;
    };
    const shown = (await queue('others')).find(({ lessonTitle }) => lessonTitle === 'Pages in use');
    const params = { organisationId, submissionId: shown?.submissionId ?? '' };
    const { body: links } = await callApi(testApp, endpoints.listGuestLinks, { as: amara, params });
    expect(links.items).toMatchObject([{ name: 'Ines Albrecht', state: 'sent' }]);
    const evidence = (await queue('free')).filter(({ isRecognition }) => isRecognition);
    expect(evidence.map(({ learnerName }) => learnerName)).toEqual(['Petr Novák']);
  });

  test('has sat a proctored exam: one counted, one was flagged and decided on, one waits for staff', async () => {
    const { body: catalogue } = await callApi(testApp, endpoints.listCatalogue, { query: {} });
    const programmeId = catalogue.items.find(({ slug }) => slug === 'a-watched-exam-to-practise')?.id ?? '';
    const amara = await as('Amara');
    const own = { as: amara, params: { organisationId: place.organisationId } };
    const { body: waiting } = await callApi(testApp, endpoints.listWaitingProctored, own);
    expect(waiting.items).toMatchObject([{ programmeId, count: 1 }]);
    const params = { ...own.params, programmeId, lessonId: waiting.items[0]?.lessonId ?? '' };
    const { body } = await callApi(testApp, endpoints.listProctoredSessions, { as: amara, params });
    const states = new Map(body.items.map(({ learnerName, state }) => [learnerName.split(' ')[0], state]));
    expect(Object.fromEntries(states)).toEqual({ Pia: 'clear', Quentin: 'counts', Rosa: 'flagged' });
    expect(new Set(body.items.map(({ providerName }) => providerName))).toEqual(new Set(['Sandbox proctor (demo)']));
  });

  test('finds the sandbox again where it has another address', async () => {
    const install = { app: testApp.app, clock, origin: testApp.origin };
    const moved = await seedDemo({ ...install, proctorTemplate: linkTemplate.replace('sessions', 'moved') });
    expect(moved.proctor?.secret).not.toBe(seeded.proctor?.secret);
    const own = { as: await as('Zieli'), params: { organisationId: place.organisationId } };
    const { body } = await callApi(testApp, endpoints.getProctoring, own);
    expect(body.provider?.linkTemplate).toContain('/moved/');
  });

  test('leaves who has begun with the first version there, and offers the second', async () => {
    const yusuf = await as('Yusuf');
    const { body: own } = await callApi(testApp, endpoints.listEnrolments, { as: yusuf });
    const enrolmentId = own.items.find(({ programmeId }) => programmeId === place.programmeId)?.id ?? '';
    const { body } = await callApi(testApp, endpoints.getEnrolment, { as: yusuf, params: { enrolmentId } });
    expect([body.version, body.newerVersion?.version]).toEqual([1, 2]);
  });

  test('has done what earns credential and badge, which the worker then issues', async () => {
    const linnea = await as('Linnéa');
    const { body: own } = await callApi(testApp, endpoints.listEnrolments, { as: linnea });
    const enrolmentId = own.items.find(({ programmeId }) => programmeId === place.programmeId)?.id ?? '';
    const { body } = await callApi(testApp, endpoints.getEnrolment, { as: linnea, params: { enrolmentId } });
    expect(body.completion.missing).toEqual([]);
    expect(body.completion.outcomes.map(({ isMastered }) => isMastered)).toEqual([true, true]);
    expect(body.completion.sharesWork).toBe(true);
  });
});
