import { describe, expect, it } from 'vitest';
import { createText } from './create-text.ts';
import { createFormat } from './format.ts';
import { chooseLanguage } from './languages.ts';
import { problemSentence } from './problem-sentence.ts';

const format = createFormat('en');

describe('formats', () => {
  it('write a day as it is on the calendar, wherever the reader is', () => {
    expect(format.day('2026-11-24', 'America/Los_Angeles')).toBe('24 November 2026');
    expect(format.day('2026-11-24T23:30:00Z', 'Asia/Tokyo')).toBe('25 November 2026');
  });

  it('write a month in words, whatever the time zone of the server', () => {
    expect(format.month('2026-11')).toBe('November 2026');
  });

  it('name the zone with every time of day', () => {
    expect(format.instant('2026-11-24T14:05:00Z')).toBe('24 November 2026 at 14:05 UTC');
    expect(format.instant('2026-11-24T14:05:00Z', 'Europe/Berlin')).toContain('15:05 CET');
  });

  it('write numbers, shares and lists', () => {
    expect(format.number(12140)).toBe('12,140');
    expect(format.percent(0.875)).toBe('88%');
    expect(format.score(79.6)).toBe('79.6%');
    expect(format.score(80)).toBe('80%');
    expect(format.list(['signature', 'issuer', 'status'])).toBe('signature, issuer and status');
  });

  it.each([
    [0, '0 mins'],
    [1, '1 min'],
    [60, '1 hr'],
    [95, '1 hr 35 mins'],
    [59.7, '1 hr'],
    [-5, '0 mins'],
  ])('write %s minutes as %s', (minutes, words) => {
    expect(format.duration(minutes)).toBe(words);
  });

  it.each([
    [5, '5 seconds'],
    [60, '1 minute'],
    [119, '1 minute'],
    [7_199, '1 hour'],
    [86_399, '23 hours'],
    [172_800, '2 days'],
  ])('say of %s seconds that it was %s ago', (seconds, words) => {
    expect(format.age(seconds)).toBe(words);
  });

  it.each([
    [0, '0:00'],
    [65, '1:05'],
    [3729, '1:02:09'],
    [-1, '0:00'],
  ])('show %s seconds on a clock as %s', (seconds, words) => {
    expect(format.clock(seconds)).toBe(words);
  });
});

describe('the catalogue', () => {
  const { t } = createText('en');

  it('counts as people do', () => {
    expect(t('progress.lessons', { done: 0, count: 1 })).toBe('0 of 1 lesson');
    expect(t('progress.lessons', { done: 3, count: 12 })).toBe('3 of 12 lessons');
  });

  it('leaves escaping to the page', () => {
    expect(t('copy.what', { what: 'A & B' })).toBe('Copy A & B');
  });

  it('says a problem it knows in its own words and another in the API’s', () => {
    expect(problemSentence(t, { code: 'slug-taken', title: 'Taken' })).toBe(
      'That short name is taken. Choose another one',
    );
    expect(problemSentence(t, { code: 'brand-new', title: 'New', detail: 'Something new.' })).toBe('Something new.');
    expect(problemSentence(t, { code: 'constructor', title: 'Odd' })).toBe('Odd');
  });
});

describe('chooseLanguage', () => {
  it.each([
    ['en', 'de', 'en'],
    [undefined, 'de;q=0.9, en-US;q=0.8', 'en'],
    [undefined, null, 'en'],
    ['__proto__', 'toString', 'en'],
  ])('of the cookie %s and the header %s takes %s', (cookie, header, expected) => {
    expect(chooseLanguage(cookie, header)).toBe(expected);
  });
});
