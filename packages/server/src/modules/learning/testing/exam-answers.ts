import type { AnswerOf, BodyInputOf, endpoints } from '@laurel/api';

type AttemptQuestion = AnswerOf<typeof endpoints.getAttempt>['questions'][number];
type Given = AttemptQuestion['answer'];

/** A canary in every explanation: for the learner, but only after handing in. */
export const explanationCanary = 'canary-explanation';

/** A canary in each key and hint of these. */
export const partKeyCanaries = ['canary-gap-text', 'canary-expected-output', 'canary-hint'];

/** A question of each kind that gives points in part, and one of code; items are right in the order of the alphabet. */
export const partQuestions: BodyInputOf<typeof endpoints.setQuestions>['questions'] = [
  { kind: 'ordering', prompt: 'Which order?', explanation: explanationCanary, items: ['Alpha', 'Beta', 'Gamma'] },
  {
    kind: 'matching',
    prompt: 'What belongs together?',
    explanation: explanationCanary,
    pairs: [
      { item: 'One', target: 'One target' },
      { item: 'Two', target: 'Two target' },
    ],
    distractors: ['A distractor'],
  },
  {
    kind: 'fill-in',
    prompt: 'What is missing?',
    explanation: explanationCanary,
    text: '{{1}} and {{2}}',
    gaps: [{ accepted: ['canary-gap-text'] }, { accepted: ['canary-gap-text'] }],
  },
  {
    kind: 'code',
    prompt: 'What prints it?',
    explanation: explanationCanary,
    hints: ['canary-hint'],
    expectedOutput: 'canary-expected-output',
  },
];

const rightTexts = new Set(['Pear', 'Two', 'Four']);

/** A right or a wrong answer to a question of the tests; they are told apart by their text. */
export function answerTo(question: AttemptQuestion, right: boolean): Given {
  switch (question.kind) {
    case 'numeric':
      return { number: right ? 31337.3 : 1 };
    case 'short-text':
      return { text: right ? ' Canary-ACCEPTED-Text ' : 'something else' };
    case 'fill-in':
      return { gaps: Object.fromEntries(question.gapIds.map((id) => [id, right ? 'canary-gap-text' : 'x'])) };
    case 'code':
      return { code: 'print()', output: right ? 'canary-expected-output' : '' };
    default:
      return arranged(question, right);
  }
}

function arranged(question: AttemptQuestion, right: boolean): Given {
  if ('targets' in question) {
    const idOf = (wanted: string) => question.targets.find(({ text }) => text === wanted)?.id ?? '';
    const targetOf = (text: string) => idOf(right ? `${text} target` : 'A distractor');
    return { pairs: Object.fromEntries(question.items.map(({ id, text }) => [id, targetOf(text)])) };
  }
  if ('items' in question) {
    const order = question.items.toSorted((a, b) => a.text.localeCompare(b.text)).map(({ id }) => id);
    return { order: right ? order : order.reverse() };
  }
  if (!('options' in question)) return null;
  const optionIds = question.options.filter(({ text }) => rightTexts.has(text) === right).map(({ id }) => id);
  return { optionIds: question.kind === 'single-choice' ? optionIds.slice(0, 1) : optionIds };
}
