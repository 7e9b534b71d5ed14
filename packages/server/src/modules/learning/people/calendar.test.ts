import { endpoints } from '@laurel/api';
import { afterAll, describe, expect, test } from 'vitest';
import { callApi, createSignedInPerson, type TestPerson } from '../../../testing/people.ts';
import { startLearningWorld } from '../testing/learning-world.ts';
import { writeCalendar } from './write-calendar.ts';

const world = await startLearningWorld();
const { testApp, createSchool, createPublished, query } = world;
afterAll(() => testApp.stop());
testApp.clock.now = new Date('2027-01-05T12:00:00Z');

const school = await createSchool();
const make = async (as: TestPerson) => (await callApi(testApp, endpoints.makeCalendarFeed, { as })).body.url;
const read = async (url: string) => {
  const answer = await testApp.app.fetch(new Request(url));
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};

/** A calendar read as RFC 5545 says: lines unfolded (3.1), then names, parameters and values, text unescaped (3.3.11). */
function parse(text: string) {
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/);
  expect(text.trimEnd()).toMatch(/END:VCALENDAR$/);
  const lines = text
    .replaceAll(/\r\n[ \t]/g, '')
    .trimEnd()
    .split('\r\n');
  const events: Record<string, string>[] = [];
  for (const line of lines) {
    const [, name = '', value = ''] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/.exec(line) ?? [];
    expect(name, line).not.toBe('');
    if (line === 'BEGIN:VEVENT') events.push({});
    const current = events.at(-1);
    if (current)
      current[name] = value.replaceAll(/\\([\\;,nN])/g, (_, each: string) => (/n/i.test(each) ? '\n' : each));
  }
  return events;
}

describe('the calendar of a learner', () => {
  test('has the first and the last day of their cohorts, and nothing of those in which they wait', async () => {
    const course = await createPublished(school);
    const params = { ...school.params, programmeId: course.programmeId };
    const body = { startsOn: '2027-02-01', endsOn: '2027-06-30', enrolUntil: '2027-02-01', capacity: 1, name: 'C' };
    const cohort = await callApi(testApp, endpoints.createCohort, { as: school.owner, params, body });
    const join = async (person: TestPerson) =>
      callApi(testApp, endpoints.joinCohort, {
        as: person,
        params: { cohortId: cohort.body.id },
        body: { waitingList: true },
      });
    const [learner, waits] = [await createSignedInPerson(testApp), await createSignedInPerson(testApp)];
    const { body: enrolment } = await join(learner);
    await join(waits);
    const { status, headers, text } = await read(await make(learner));
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(headers.get('cache-control')).toMatch(/private/);
    expect(headers.get('x-robots-tag')).toBe('noindex');
    expect(parse(text)).toMatchObject([
      {
        DTSTART: '20270201',
        SUMMARY: `Starts: ${course.programme.title}`,
        URL: `${testApp.origin}/learn/${enrolment.id}`,
      },
      { DTSTART: '20270630', SUMMARY: `Last day: ${course.programme.title}` },
    ]);
    expect(parse((await read(await make(waits))).text)).toEqual([]);
  });

  test('is at a private address of 256 random bits, of which only the hash is kept; made anew, the one before is 404', async () => {
    const person = await createSignedInPerson(testApp);
    expect((await callApi(testApp, endpoints.getCalendarFeed, { as: person })).body).toEqual({ madeAt: null });
    const first = await make(person);
    const token = first.split('/').at(-1) ?? '';
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const kept = await query<{ row: string }>(
      'select f::text as row from learning.calendar_feed f where person_id = $1',
      [person.personId],
    );
    expect(JSON.stringify(kept)).not.toContain(token);
    expect(JSON.stringify(kept)).not.toContain(Buffer.from(token, 'base64url').toString('hex'));
    const second = await make(person);
    expect([(await read(first)).status, (await read(second)).status]).toEqual([404, 200]);
    expect((await callApi(testApp, endpoints.getCalendarFeed, { as: person })).body.madeAt).not.toBeNull();
    await callApi(testApp, endpoints.endCalendarFeed, { as: person });
    expect((await read(second)).status).toBe(404);
    expect((await read(`${testApp.origin}/api/v1/calendars/nothing`)).status).toBe(404);
  });

  test('has its lines folded and its text escaped, whatever a title holds', () => {
    const title = `Semi;colon, comma, back\\slash\nBEGIN:VEVENT ${'ü漢字🙂'.repeat(40)}`;
    const id = '7f0f5b0e-2f43-4d0a-9f7b-0a7c3b1f6d11';
    const cohort = {
      id,
      enrolmentId: id,
      name: title,
      programmeTitle: title,
      startsOn: '2027-02-01',
      endsOn: '2027-06-30',
    };
    const due = { kind: 'on', on: '2027-03-01T10:30:00Z' } as const;
    const work = {
      enrolmentId: id,
      lessonId: '0b6f1f0e-5a43-4d0a-9f7b-0a7c3b1f6d22',
      lessonTitle: 'Project',
      programmeTitle: title,
      assignment: { due } as never,
      enrolledAt: new Date('2027-01-01T00:00:00Z'),
      cohortStartsAt: null,
      until: new Date('2027-03-06T10:30:00Z'),
      again: new Date('2027-03-08T10:30:00Z'),
      organisationId: id,
      personId: id,
      originId: id,
    };
    const now = new Date('2027-01-05T12:00:00Z');
    const text = writeCalendar({ cohorts: [cohort], work: [work], reviews: [], origin: 'https://laurel.example', now });
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75);
    // Folded between characters and not within one, which would not survive being sent.
    expect(Buffer.from(text).toString()).toBe(text);
    expect(text.match(/^BEGIN:VEVENT/gm)).toHaveLength(3);
    const events = parse(text);
    expect(events[0]).toMatchObject({ UID: `cohort-start-${id}@laurel.example`, SUMMARY: `Starts: ${title}` });
    expect(events.map(({ DTSTAMP }) => DTSTAMP)).toEqual(Array(3).fill('20270105T120000Z'));
    expect(text).toContain('DTSTART;VALUE=DATE:20270201');
    expect(events[2]).toMatchObject({
      DTSTART: '20270308T103000Z',
      UID: `due-${id}-${id}@laurel.example`,
      SUMMARY: 'Due: Project',
      DESCRIPTION: title,
    });
    expect(writeCalendar({ cohorts: [cohort], work: [work], reviews: [], origin: 'https://laurel.example', now })).toBe(
      text,
    );
  });
});
