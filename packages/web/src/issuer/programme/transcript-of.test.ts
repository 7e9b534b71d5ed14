import { expect, it } from 'vitest';
import { secondsOf } from './seconds-of.ts';
import { transcriptOf } from './transcript-of.ts';

it('a transcript is the text of the captions, without times, names of cues and marks', () => {
  const captions =
    'WEBVTT\r\n\r\nNOTE by hand\r\n\r\nfirst\r\n00:00.000 --> 00:02.000 align:start\r\n<v Ada>Names &amp;\r\nnumbers.\r\n\r\n00:02.000 --> 00:04.000\r\n1 &lt; 2';
  expect(transcriptOf(captions)).toBe('Names & numbers. 1 < 2');
  const long = Array.from(
    { length: 20 },
    (_, n) => `00:${10 + n}.000 --> 00:${11 + n}.000\n${'word '.repeat(10)}end.`,
  ).join('\n\n');
  expect(transcriptOf(`WEBVTT\n\n${long}`).split('\n\n').length).toBeGreaterThan(1);
});

it.each([
  ['12:30', 750],
  ['0:05', 5],
  [' 1:02:05 ', 3_725],
  ['90:00', 5_400],
  ['0:00', undefined],
  ['12', undefined],
  ['1:60', undefined],
  ['', undefined],
])('%j is a length of %j seconds', (written, seconds) => {
  expect(secondsOf(written)).toBe(seconds);
});
