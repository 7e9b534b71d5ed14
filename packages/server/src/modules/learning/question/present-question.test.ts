import { questionInput } from '@laurel/api';
import { expect, test } from 'vitest';
import { toAnswerKey } from './answer-key.ts';
import { presentForAuthor, presentForLearner } from './present-question.ts';

const canary = 'canary-of-the-key';
const about = { prompt: 'Which?', points: 2, explanation: canary, hints: [canary] };
const questions = [
  {
    kind: 'single-choice',
    options: [
      { text: 'a', correct: true },
      { text: 'b', correct: false },
    ],
  },
  {
    kind: 'multiple-choice',
    options: [
      { text: 'a', correct: true },
      { text: 'b', correct: true },
    ],
  },
  { kind: 'numeric', answer: 31337.25, tolerance: 0.0625, unit: 'kg' },
  { kind: 'short-text', accepted: [canary], exactly: ['case'] },
  { kind: 'ordering', items: ['z', 'y', 'x', 'w'] },
  {
    kind: 'matching',
    pairs: [
      { item: 'cat', target: 'mammal' },
      { item: 'cow', target: 'mammal' },
      { item: 'hen', target: 'bird' },
    ],
    distractors: ['stone'],
  },
  { kind: 'fill-in', text: '{{2}} and {{1}}', gaps: [{ accepted: [canary] }, { accepted: [canary] }], exactly: [] },
  { kind: 'code', language: 'javascript', starter: 'let x;', expectedOutput: canary },
].map((question) => questionInput.parse({ ...about, ...question }));

test.each(questions.map((question) => [question.kind, question] as const))(
  'J01 %s: a learner gets nothing of the key, and its author gets it back as it was',
  (_, question) => {
    let ids = 0;
    // The later an id is made, the earlier it sorts: an order kept by chance would show.
    const row = { ...about, id: 'q', ...toAnswerKey(question, () => `id-${99 - ++ids}`) };
    const shown = JSON.stringify(presentForLearner(row));
    for (const secret of [canary, '31337.25', '0.0625', 'correct', 'targetId', 'accepted'])
      expect(shown).not.toContain(secret);
    expect(presentForAuthor(row)).toEqual(question);
  },
);

test('J01 what is to be ordered or matched does not come in the order of the key', () => {
  const rows = questions.map((question) => {
    let ids = 0;
    return { ...about, id: 'q', ...toAnswerKey(question, () => `id-${99 - ++ids}`) };
  });
  const shown = rows.map((row) => presentForLearner(row));
  expect(
    shown.flatMap((question) => ('items' in question ? [question.items.map(({ text }) => text).join()] : [])),
  ).toEqual(['w,x,y,z', 'cat,cow,hen']);
  const targets = shown.flatMap((question) => ('targets' in question ? question.targets.map(({ text }) => text) : []));
  expect(targets).toEqual(['stone', 'bird', 'mammal']);
});

test.each(['{{1}}', '{{1}} {{3}}', '{{1}} {{1}} {{2}}', 'none', '{{1}} {{2}} {{3}}'])(
  'a text with the gaps %j does not fit two gaps',
  (text) => {
    const gaps = [{ accepted: ['a'] }, { accepted: ['b'] }];
    const { error } = questionInput.safeParse({ kind: 'fill-in', prompt: 'Fill.', text, gaps });
    expect(error?.issues.map(({ path }) => path.join('/'))).toEqual(['text']);
  },
);
