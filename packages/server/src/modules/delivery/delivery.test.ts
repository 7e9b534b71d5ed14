import { endpoints } from '@laurel/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callApi, workUntil } from '../../testing/people.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';
import { composeChosenMail, composeMail, readMailJob, templateNames } from './compose-mail.ts';
import { createMailSender } from './send-mail.ts';

const hostile = `"><script>alert(1)</script><img src=x onerror=alert(1)>&\u0027`;
const url = 'https://laurel.example/a?token=x&y=1';
const filled = (text: string): Record<string, Record<string, string>> => ({
  'confirm-address': { name: text, email: 'a@example.org', purpose: 'sign-up', url },
  'already-registered': { name: text, signInUrl: url },
  'reset-password': { name: text, reason: 'asked', url },
  invitation: { organisationName: text, inviterName: text, role: 'viewer', email: 'a@example.org', url },
  'credential-issued': { recipientName: text, achievementName: text, organisationName: text, url },
  'credential-revoked': { recipientName: text, achievementName: text, organisationName: text, reason: text, url },
  'credential-replaced': { recipientName: text, achievementName: text, organisationName: text, reason: text, url },
  'recognition-decided': { learnerName: text, title: text, organisationName: text, outcome: 'resubmit', url },
  'submission-decided': { learnerName: text, lessonTitle: text, organisationName: text, outcome: 'resubmit', url },
  'guest-review': { guestName: text, lessonTitle: text, organisationName: text, expiresOn: text, url },
  'guest-code': { guestName: text, lessonTitle: text, organisationName: text, code: '012345', minutes: text },
  'peer-reviews': { kind: 'given', lessonTitle: text, programmeTitle: text, dueOn: text, url },
  'proctored-waiting': {
    why: 'flagged',
    examTitle: text,
    programmeTitle: text,
    organisationName: text,
    providerName: text,
    url,
  },
  'deadline-near': { lessonTitle: text, programmeTitle: text, dueOn: text, url },
  'cohort-ending': { programmeTitle: text, cohortName: text, endsOn: text, lessonsLeft: text, url },
  'cohort-no-place': { programmeTitle: text, cohortName: text, organisationName: text, url },
  'stopped-at': { programmeTitle: text, lessonTitle: text, minutes: text, url },
  message: { subject: text, text, organisationName: text, programmeTitle: text, url },
  'cohort-place': {
    recipientName: text,
    programmeTitle: text,
    organisationName: text,
    cohortName: text,
    startsOn: text,
    url,
  },
});
const stopUrl = 'https://laurel.example/unsubscribe?token=x';
const compose = (payload: unknown) => {
  const job = readMailJob(payload);
  return 'personId' in job
    ? composeChosenMail(job, { why: 'You get this because.', stop: 'Stop', stopUrl })
    : composeMail(job);
};
const personId = '7f0f5b0e-2f43-4d0a-9f7b-0a7c3b1f6d11';
const job = (template: string, params: Record<string, string> | undefined) => ({
  to: 'a@example.org',
  personId,
  template,
  language: 'en',
  params,
});

test('every template is tried here', () => {
  expect(Object.keys(filled('x')).sort()).toEqual([...templateNames].sort());
});

describe.each(templateNames)('the mail %s', (template) => {
  // A code is never mailed together with what it opens.
  const links = template === 'guest-code' ? [] : [url];

  test('says the same as text and as HTML, with its link in both', () => {
    const mail = compose(job(template, filled('Ana')[template]));
    expect(mail.subject).not.toBe('');
    for (const link of links) {
      expect(mail.text).toContain(link);
      expect(mail.html).toContain(`href="${link.replaceAll('&', '&amp;')}"`);
    }
    const shown = unescaped(mail.html.replaceAll(/<style[\s\S]*?<\/style>|<[^>]+>/g, ' '));
    for (const paragraph of mail.text.split('\n').filter((line) => line && !line.endsWith(':')))
      expect(shown).toContain(paragraph);
  });

  test('L08: fetches nothing and tells nobody that it was read', () => {
    const { html } = compose(job(template, filled('Ana')[template]));
    expect(html).not.toMatch(
      /<(img|link|script|iframe|object|video|audio|source|form)\b|url\(|@import|\ssrc=|background=/i,
    );
    const addresses = [...html.matchAll(/https?:\/\/[^"<\s]+/g)].map(([address]) => address.replaceAll('&amp;', '&'));
    expect(new Set(addresses.filter((address) => address !== stopUrl))).toEqual(new Set(links));
  });

  test('I01: shows what people typed as text', () => {
    const { html } = compose(job(template, filled(hostile)[template]));
    expect(html).not.toContain('<script');
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;script&gt;');
  });

  test('has a subject of one line', () => {
    const { subject } = compose(job(template, filled('a\r\nBcc: everybody@example.org')[template]));
    expect(subject).not.toMatch(/[\r\n]/);
  });

  test('is not written from parameters that are not its own', () => {
    expect(() => compose(job(template, {}))).toThrow();
    expect(() =>
      compose(job(template, { ...filled('x')[template], url: 'javascript:', signInUrl: 'x', code: 'x' })),
    ).toThrow();
  });
});

test('a template that does not exist is a fault', () => {
  expect(() => compose(job('no-such-mail', {}))).toThrow();
});

test('whether a mail can be turned off its foot says, with the address: what is necessary says nothing of it', () => {
  for (const template of templateNames) {
    const payload = job(template, filled('Ana')[template]);
    const canTurnOff = 'personId' in readMailJob(payload);
    const { text, html } = compose(payload);
    expect([template, text.includes(stopUrl), html.includes(`href="${stopUrl}"`)]).toEqual([
      template,
      canTurnOff,
      canTurnOff,
    ]);
  }
});

describe('sending', () => {
  const warned: string[] = [];
  const log = { debug() {}, info() {}, error() {}, warn: (_: object, message: string) => void warned.push(message) };
  const address = async () => undefined;
  const mail = job('already-registered', filled('Ana')['already-registered']);

  test('with no mail server, mail is left unsent and the log says so once', async () => {
    const send = createMailSender({ mailer: undefined, log, address });
    await send(mail);
    await send(mail);
    expect(warned).toEqual([expect.stringContaining('SMTP_URL')]);
  });

  test('a mail server that does not take it has the job tried again', async () => {
    const mailer = { send: async () => Promise.reject(new Error('try later')), check: async () => undefined };
    await expect(createMailSender({ mailer, log, address })(mail)).rejects.toThrow('try later');
  });
});

describe('the whole road', () => {
  let testApp: TestApp;
  beforeAll(async () => {
    testApp = await startTestApp();
  });
  afterAll(() => testApp.stop());

  test('a mail that was asked for in a transaction is sent by the worker', async () => {
    const body = { name: 'Ana', email: 'ana@example.org', password: 'seven small boats at anchor' };
    expect((await callApi(testApp, endpoints.signUp, { body })).status).toBe(202);
    expect(testApp.mail).toEqual([]);
    await workUntil(testApp, () => testApp.mail.length > 0);
    expect(testApp.mail).toMatchObject([
      { to: 'ana@example.org', subject: 'Confirm your address to finish signing up' },
    ]);
  });
});

function unescaped(html: string): string {
  return html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
