import { readFileSync, statSync } from 'node:fs';
import MarkdownIt from 'markdown-it';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import {
  addressPlanning,
  demoBadge,
  demoFilePath,
  demoOrganisation,
  demoPeople,
  demoProgramme,
  passwordsAchievement,
  serviceDeskLead,
  smallNetworks,
} from './index.ts';
import type { DemoLesson, DemoQuestion } from './types.ts';

const lessons = demoProgramme.modules.flatMap((module) => module.lessons);
const readings = lessons.filter((lesson) => lesson.kind === 'reading');
const videos = lessons.filter((lesson) => lesson.kind === 'video');
const exams = lessons.filter((lesson) => lesson.kind === 'exam');
const questions = demoProgramme.questions;
const achievements = [
  demoProgramme.achievement,
  demoBadge,
  smallNetworks,
  addressPlanning,
  serviceDeskLead,
  passwordsAchievement,
];

const text = (file: string) => readFileSync(demoFilePath(file), 'utf8');
const bytes = (file: string) => readFileSync(demoFilePath(file));
const oneLine = (value: string) => value.replace(/\s+/g, ' ').trim();
const ofKind = (kind: DemoQuestion['kind']) => questions.filter((question) => question.kind === kind);

function markdownTexts(): string[] {
  const examTexts = exams.map((exam) => exam.instructions);
  const criteria = achievements.map((achievement) => achievement.criteria);
  return [...readings.map((lesson) => text(lesson.bodyFile)), ...examTexts, ...criteria, demoProgramme.description];
}

interface Cue {
  from: number;
  to: number;
  text: string;
}

function seconds(stamp: string): number {
  const [hours, minutes, rest] = stamp.split(':').map(Number);
  return (hours ?? Number.NaN) * 3600 + (minutes ?? Number.NaN) * 60 + (rest ?? Number.NaN);
}

function parseCaptions(file: string): Cue[] {
  const [header, ...blocks] = text(file).trim().split(/\n\n+/);
  expect(header).toBe('WEBVTT');
  return blocks.map((block) => {
    const [, timing = '', ...lines] = block.split('\n');
    const [from = '', to = ''] = timing.split(' --> ');
    return { from: seconds(from), to: seconds(to), text: lines.join(' ') };
  });
}

/** WebM stores its length as an 8-byte float in milliseconds behind the element id 0x4489 and the size byte 0x88. */
function videoSeconds(video: Buffer): number {
  const at = video.indexOf(Buffer.from([0x44, 0x89, 0x88]));
  return at < 0 ? Number.NaN : video.readDoubleBE(at + 3) / 1000;
}

describe('the demo programme', () => {
  it('has five modules, each with a reading, and ends with its only exam', () => {
    expect(demoProgramme.modules).toHaveLength(5);
    for (const module of demoProgramme.modules) {
      expect(module.lessons.some((lesson) => lesson.kind === 'reading')).toBe(true);
      expect(module.outcome.length).toBeGreaterThan(20);
    }
    expect(exams).toHaveLength(1);
    expect(lessons.at(-1)).toMatchObject({ kind: 'exam', passMarkPercent: 70 });
  });

  it('states the same hours in the programme, its table and its achievement', () => {
    expect(demoProgramme.achievement).toMatchObject({ credits: 2, hours: demoProgramme.hours, level: 'EQF 4' });
    const cells = [...demoProgramme.description.matchAll(/\| (\d+) \|$/gm)].map((match) => Number(match[1]));
    expect(cells.reduce((sum, hours) => sum + hours, 0)).toBe(demoProgramme.hours);
    expect(demoProgramme.description).toContain(`**${demoProgramme.hours}**`);
  });

  it('keeps the lessons within the five hours the table gives them, the exam aside', () => {
    const minutes = lessons.filter((lesson) => lesson.kind !== 'exam').reduce((sum, lesson) => sum + lesson.minutes, 0);
    expect(minutes).toBeGreaterThan(180);
    expect(minutes).toBeLessThanOrEqual(300);
  });

  it('gives every lesson a title of its own', () => {
    expect(new Set(lessons.map((lesson) => lesson.title)).size).toBe(lessons.length);
  });
});

describe('a reading', () => {
  it.each(readings)('$title has 500 to 900 words, headings, a worked case, practice and a question', (lesson) => {
    const body = text(lesson.bodyFile);
    const words = body.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
    expect(words.length).toBeGreaterThanOrEqual(500);
    expect(words.length).toBeLessThanOrEqual(900);
    expect(body).not.toMatch(/^# /m);
    expect(body.match(/^## /gm)?.length ?? 0).toBeGreaterThanOrEqual(4);
    expect(body).toMatch(/^## A worked case$/m);
    expect(body).toMatch(/^## Practise \(about four hours\)$/m);
    expect(body).toMatch(/^\*\*Check yourself\.\*\* .+[.?]$/m);
    expect(body).toMatch(/^\|.+\|$|^```/m);
  });
});

describe('a video', () => {
  it('exists in at least two modules', () => {
    const isVideo = (lesson: DemoLesson) => lesson.kind === 'video';
    const withVideo = demoProgramme.modules.filter((module) => module.lessons.some(isVideo));
    expect(withVideo.length).toBeGreaterThanOrEqual(2);
  });

  it.each(videos)('$title is a WebM of 60 to 90 seconds below 1.2 MB with a poster of its size', async (lesson) => {
    const video = bytes(lesson.videoFile);
    expect(video.subarray(0, 4).toString('hex')).toBe('1a45dfa3');
    expect(video.includes('V_VP9')).toBe(true);
    expect(video.length).toBeLessThanOrEqual(1_200_000);
    expect(videoSeconds(video)).toBeGreaterThanOrEqual(60);
    expect(videoSeconds(video)).toBeLessThanOrEqual(90);
    expect(await sharp(bytes(lesson.posterFile)).metadata()).toMatchObject({ width: 1280, height: 720 });
  });

  it.each(videos)('$title has captions that say exactly the transcript, in order, to the end', (lesson) => {
    const cues = parseCaptions(lesson.captionsFile);
    expect(oneLine(cues.map((cue) => cue.text).join(' '))).toBe(oneLine(lesson.transcript));
    const length = videoSeconds(bytes(lesson.videoFile));
    for (const [index, cue] of cues.entries()) {
      expect(cue.from).toBeGreaterThanOrEqual(cues[index - 1]?.to ?? 0);
      expect(cue.to).toBeGreaterThan(cue.from);
      expect(cue.text.length / (cue.to - cue.from)).toBeLessThan(17);
    }
    expect(cues.at(-1)?.to).toBeGreaterThan(length - 1);
    expect(cues.at(-1)?.to).toBeLessThanOrEqual(length);
  });
});

describe('the question bank', () => {
  it('has twenty questions in the promised mix, four to each module', () => {
    expect(questions).toHaveLength(20);
    expect(ofKind('single-choice').length).toBeGreaterThanOrEqual(8);
    expect(ofKind('multiple-choice').length).toBeGreaterThanOrEqual(5);
    expect(ofKind('numeric').length).toBeGreaterThanOrEqual(4);
    expect(ofKind('short-text').length).toBeGreaterThanOrEqual(3);
    for (const number of [1, 2, 3, 4, 5]) expect(questions.filter(({ module }) => module === number)).toHaveLength(4);
    expect(new Set(questions.map((question) => question.prompt)).size).toBe(20);
  });

  it.each(questions)('can be marked: $prompt', (question) => {
    expect(question.points).toBeGreaterThan(0);
    expect(question.explanation.length).toBeGreaterThan(60);
    if (question.kind === 'numeric') {
      expect(Number.isFinite(question.answer)).toBe(true);
      expect(question.tolerance).toBeGreaterThanOrEqual(0);
    } else if (question.kind === 'short-text') {
      expect(question.accepted.length).toBeGreaterThanOrEqual(2);
    } else {
      const right = question.options.filter((option) => option.correct).length;
      expect(new Set(question.options.map((option) => option.text)).size).toBe(question.options.length);
      expect(question.options.length - right).toBeGreaterThanOrEqual(2);
      if (question.kind === 'single-choice') expect(right).toBe(1);
      else expect(right).toBeGreaterThanOrEqual(2);
    }
  });

  it('is right where arithmetic can tell', () => {
    const answers = ofKind('numeric').map((question) => (question.kind === 'numeric' ? question : undefined));
    const expected = [240_000 / 80 / 60, 0o640, 2 ** (32 - 26) - 2, 5 * Math.log2(6 ** 5)];
    const given = answers.map((question) =>
      question?.prompt.includes('octal') ? Number.parseInt(String(question.answer), 8) : question?.answer,
    );
    for (const [index, value] of expected.entries()) expect(given[index]).toBeCloseTo(value, 1);
  });

  it('adds up to the thirty points that the exam announces', () => {
    const points = questions.reduce((sum, question) => sum + question.points, 0);
    expect(exams[0]?.instructions).toContain(`${points} points in all`);
    expect(exams[0]?.instructions).toContain(`${points * 0.7} points`);
  });
});

describe('achievements and images', () => {
  it.each(achievements)(
    '$name has criteria, skills with addresses of their own, and a picture of 600 pixels',
    async (achievement) => {
      expect(achievement.criteria.length).toBeGreaterThan(200);
      expect(achievement.skills.length).toBeGreaterThanOrEqual(2);
      expect(new Set(achievement.skills.map((skill) => skill.url)).size).toBe(achievement.skills.length);
      for (const skill of achievement.skills) {
        expect(skill.url).toMatch(/^https:\/\/northfield\.example\/skills\/[a-z-]+$/);
        expect(skill.frameworkName).toBe('Northfield skills');
      }
      expect(await sharp(bytes(achievement.imageFile)).metadata()).toMatchObject({
        format: 'png',
        width: 600,
        height: 600,
      });
    },
  );

  it('gives the organisation a logo of 256 pixels', async () => {
    const logo = await sharp(bytes(demoOrganisation.logo.imageFile)).metadata();
    expect(logo).toMatchObject({ format: 'png', width: 256, height: 256 });
  });

  it.each([demoOrganisation.logo, ...achievements])(
    'draws $vectorImageFile without scripts, fonts or outside references',
    (image) => {
      const svg = text(image.vectorImageFile);
      expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
      expect(svg).not.toMatch(/<(script|text|image|foreignObject|style)\b|href=|\bon\w+=/i);
      expect(statSync(demoFilePath(image.vectorImageFile)).size).toBeLessThan(20_000);
    },
  );
});

describe('the people', () => {
  it('have addresses that cannot exist, long demo passwords and the roles of the story', () => {
    for (const person of demoPeople) {
      expect(person.email).toMatch(/^[a-z.]+@[a-z.]+\.example$/);
      expect(person.password.length).toBeGreaterThanOrEqual(15);
    }
    expect(new Set(demoPeople.map((person) => person.email)).size).toBe(demoPeople.length);
    expect(demoPeople.map((person) => person.role).sort()).toEqual([
      'employer',
      'instructor',
      'learner',
      'learner',
      'owner',
      'reviewer',
    ]);
    expect(demoPeople.some((person) => /[^\p{ASCII}]/u.test(person.name))).toBe(true);
  });

  it('have one learner half-way and one who finished, with scores that follow from their answers', () => {
    const half = demoPeople.map((person) => person.progress).find((progress) => progress.kind === 'half');
    expect(half?.completedLessons).toBeGreaterThan(0);
    expect(half?.completedLessons).toBeLessThan(lessons.length - 1);
    const finished = demoPeople.map((person) => person.progress).find((progress) => progress.kind === 'finished');
    const total = questions.reduce((sum, question) => sum + question.points, 0);
    const scores = finished?.attempts.map((attempt) => {
      const lost = attempt.wrongQuestions.reduce((sum, index) => sum + (questions[index]?.points ?? Number.NaN), 0);
      expect(((total - lost) / total) * 100).toBeCloseTo(attempt.scorePercent);
      return attempt.scorePercent;
    });
    expect(scores?.slice(0, -1).every((score) => score < 70)).toBe(true);
    expect(scores?.at(-1)).toBeGreaterThanOrEqual(70);
  });
});

describe('all texts', () => {
  it('hold no filler and no unfinished mark', () => {
    const data = JSON.stringify([demoOrganisation, demoProgramme, demoBadge, demoPeople]);
    for (const value of [...markdownTexts(), data])
      expect(value).not.toMatch(/lorem|ipsum|\bTODO\b|\bTBD\b|\bFIXME\b/i);
  });

  it('link to nothing, or to https only, and hold no raw HTML', () => {
    const markdown = new MarkdownIt({ html: true });
    for (const value of markdownTexts()) {
      const tokens = markdown.parse(value, {}).flatMap((token) => [token, ...(token.children ?? [])]);
      const targets = tokens
        .flatMap((token) => [token.attrGet('href'), token.attrGet('src')])
        .filter((to) => to !== null);
      for (const target of targets) expect(target).toMatch(/^https:\/\//);
      expect(tokens.filter((token) => token.type.startsWith('html'))).toEqual([]);
    }
  });
});
