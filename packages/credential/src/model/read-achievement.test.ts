import { expect, test } from 'vitest';
import { award } from '../testing/test-world.ts';
import type { AwardAchievement } from './award.ts';
import { readAchievement } from './read-achievement.ts';
import { writeAchievement } from './write-achievement.ts';

const skill = { name: 'Rigging', url: 'https://skills.example/rigging', description: 'Works with rope.', code: 'R1' };
const plain: AwardAchievement = {
  id: 'https://harbour.example/achievements/knots',
  name: 'Knots and Splices',
  description: 'Ties twelve knots.',
  criteriaNarrative: 'Tie twelve knots.\n\nWorkload: as long as it takes.',
  kind: 'badge',
};

test.each<[string, Partial<AwardAchievement>]>([
  ['nothing but what it must have', {}],
  [
    'hours, credits in a system and a level',
    { hours: 40, creditsAvailable: 1.5, creditSystem: 'ECTS', level: 'EQF 4' },
  ],
  ['one hour, and half of one', { hours: 1.5 }],
  ['a single hour', { hours: 1 }],
  ['credits in no system that is named', { creditsAvailable: 2, level: 'Level 2. Advanced' }],
  ['credits that are none', { creditsAvailable: 0, creditSystem: 'UK CATS.' }],
  [
    'an image, a language and a skill',
    { imageUrl: 'https://harbour.example/knot.png', language: 'de', skills: [skill] },
  ],
])('an achievement is read back as it was written: %s', (_, changes) => {
  const written = { ...plain, ...changes };
  const { id, ...said } = { skills: [], ...written };
  const read = readAchievement(writeAchievement(written));
  expect(read).toEqual({
    ...Object.fromEntries(
      ['kind', 'imageUrl', 'language', 'creditsAvailable', 'creditSystem', 'hours', 'level'].map((key) => [
        key,
        undefined,
      ]),
    ),
    ...said,
  });
});

test('a narrative that only sounds like hours and credits is left whole', () => {
  const narrative = 'Do it.\n\nWorkload: many hours.\n\nCredits: 3 of 5.';
  expect(readAchievement(writeAchievement({ ...plain, criteriaNarrative: narrative }))?.criteriaNarrative).toBe(
    narrative,
  );
});

test('what is no achievement is not read as one', () => {
  expect(readAchievement(undefined)).toBeUndefined();
  expect(readAchievement({ ...writeAchievement(award.achievement), criteria: 'words' })).toBeUndefined();
});
