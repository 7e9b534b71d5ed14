import { readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  demoFilePath,
  demoPeople,
  examTitle,
  learnersBefore,
  learnersNow,
  lessonOfNextVersion,
  networksBank,
  networksCohorts,
  networksModules,
  networksOutcomes,
  networksRule,
  newestLearner,
  passwordsModules,
  serviceDeskModules,
  serviceDeskProgramme,
} from '../index.ts';

const lessons = networksModules.flatMap((module) => module.lessons);
const text = (file: string) => readFileSync(demoFilePath(file), 'utf8');
const bank = networksBank.flatMap(({ questions }) => questions);
const kinds = ['code', 'fill-in', 'matching', 'multiple-choice', 'numeric', 'ordering', 'short-text', 'single-choice'];

describe('the programme about networks', () => {
  it('has every kind of lesson, and readings with formulas, a table, coloured code and an image that is described', () => {
    expect(new Set(lessons.map(({ kind }) => kind))).toEqual(
      new Set(['reading', 'video', 'exam', 'project', 'portfolio']),
    );
    for (const lesson of lessons.filter(({ kind }) => kind === 'reading')) {
      const body = 'bodyFile' in lesson ? text(lesson.bodyFile) : '';
      expect(body).toMatch(/^\$\$$/m);
      expect(body).toMatch(/^\|---/m);
      expect(body).toMatch(/^```(python|bash)$/m);
      expect(body).toMatch(/^## A worked case$/m);
      const images = [...body.matchAll(/^!\[([^\]]{40,})\]\((images\/[a-z-]+\.png)\)$/gm)];
      expect(images).toHaveLength(1);
      for (const [, , file = ''] of images) expect(statSync(demoFilePath(file)).size).toBeLessThan(50_000);
    }
  });

  it('has each exercise in its text once, with hints and an explanation, of every kind', () => {
    const used = new Set<string>();
    for (const lesson of [
      ...lessons,
      lessonOfNextVersion.lesson,
      ...passwordsModules.flatMap((each) => each.lessons),
    ]) {
      if (!('exercises' in lesson)) continue;
      const named = [...text(lesson.bodyFile).matchAll(/^```exercise ([a-z-]+)$/gm)].map(([, key]) => key);
      expect(named.toSorted()).toEqual(Object.keys(lesson.exercises).toSorted());
      for (const { kind, hints, explanation } of Object.values(lesson.exercises)) {
        used.add(kind);
        expect(hints?.length).toBeGreaterThan(0);
        expect(explanation?.length).toBeGreaterThan(20);
      }
    }
    expect([...used].toSorted()).toEqual(kinds);
  });

  it('has captions in two languages, with the same times', () => {
    const film = lessons.find((lesson) => lesson.kind === 'video');
    const times = film?.captionsFiles.map(({ file }) => text(file).match(/^\d\S+ --> \S+$/gm));
    expect(film?.captionsFiles.map(({ language }) => language)).toEqual(['en', 'de']);
    expect(times?.[0]?.length).toBeGreaterThan(10);
    expect(times?.[1]).toEqual(times?.[0]);
  });

  it('draws its exam from pools that have more than it asks, of every kind, each question another', () => {
    for (const { draw, questions } of networksBank) expect(questions.length).toBeGreaterThan(draw);
    expect(new Set(bank.map(({ question }) => question.prompt)).size).toBe(bank.length);
    expect([...new Set(bank.map(({ question }) => question.kind))].toSorted()).toEqual(kinds);
    expect(bank.every(({ outcome }) => networksOutcomes[outcome]?.shownBy.includes(examTitle))).toBe(true);
  });

  it('weighs what it assesses to a hundred per cent, by titles that are there', () => {
    const { weights, minimum } = networksRule;
    const titles = lessons.filter(({ kind }) => kind !== 'reading' && kind !== 'video').map(({ title }) => title);
    expect(Object.values(weights).reduce((sum, weight) => sum + weight, 0)).toBe(100);
    expect(Object.keys(weights).toSorted()).toEqual(titles.toSorted());
    for (const named of [...Object.keys(minimum), ...networksOutcomes.flatMap(({ shownBy }) => shownBy)])
      expect(titles).toContain(named);
    expect(networksOutcomes.filter(({ earnsBadge }) => earnsBadge)).toHaveLength(1);
  });

  it('stands beside one that costs something, and is assessed too', () => {
    expect(serviceDeskProgramme.price.minor).toBeGreaterThan(0);
    expect(serviceDeskModules.flatMap((module) => module.lessons).some(({ kind }) => kind === 'project')).toBe(true);
  });
});

describe('its learners', () => {
  const all = [...learnersNow, newestLearner, ...learnersBefore];

  it('have addresses of their own that cannot exist, and those of the past say that they are history', () => {
    for (const { email } of all) expect(email).toMatch(/^[a-z.]+@(mail|history)\.example$/);
    expect(new Set([...all, ...demoPeople].map(({ email }) => email)).size).toBe(all.length + demoPeople.length);
    for (const { name } of learnersBefore) expect(name).toMatch(/ \(demo history\)$/);
  });

  it('stand in line where a cohort has fewer places than people, and five of it are enough to be counted', () => {
    for (const { name, capacity } of networksCohorts) {
      const wanting = all.filter(({ journey }) => journey.cohort === name).length;
      if (name.endsWith('next')) expect(wanting).toBeGreaterThan(capacity);
      else expect([wanting, wanting >= 5]).toEqual([capacity, true]);
    }
  });

  it('go one way: nobody does a lesson, hands in or is marked before they were enrolled', () => {
    const journeys = [...all.map(({ journey }) => journey), ...demoPeople.flatMap(({ networks }) => networks ?? [])];
    for (const { enrolledDaysAgo, lessonsDaysAgo = [], project, portfolio } of journeys) {
      const days = [enrolledDaysAgo, ...lessonsDaysAgo];
      expect(days).toEqual(days.toSorted((a, b) => b - a));
      for (const task of [project, portfolio]) expect(task?.daysAgo ?? 0).toBeLessThan(enrolledDaysAgo);
    }
  });
});
