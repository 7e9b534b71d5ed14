import type { AnswerOf, BodyInputOf, endpoints } from '@laurel/api';
import type { NetworksQuestion } from '../content/index.ts';

type View = AnswerOf<typeof endpoints.startAttempt>['questions'][number];
type Answer = BodyInputOf<typeof endpoints.saveAnswers>['answers'][string];
type Part = { id: string; text: string };

/** What somebody answers who knows it, or who does not; parts are found by their texts, as a person finds them. */
export function answerQuestion(view: View, question: NetworksQuestion, knows: boolean): Answer {
  if (question.kind === 'numeric') return { number: knows ? question.answer : question.answer + 100 };
  if (question.kind === 'short-text') return { text: knows ? (question.accepted[0] ?? '') : 'I do not know' };
  if (question.kind === 'code') {
    const output = knows ? question.expectedOutput : 'undefined';
    return { code: `console.log(${JSON.stringify(output)});`, output };
  }
  return answerParts(view, question, knows);
}

function answerParts(view: View, question: NetworksQuestion, knows: boolean): Answer {
  if (question.kind === 'ordering' && view.kind === 'ordering') {
    const order = question.items.map((text) => idOf(view.items, text));
    return { order: knows ? order : order.reverse() };
  }
  if (question.kind === 'matching' && view.kind === 'matching') {
    const miss = question.distractors?.[0] ?? '';
    const pairs = question.pairs.map(({ item, target }) => [
      idOf(view.items, item),
      idOf(view.targets, knows ? target : miss),
    ]);
    return { pairs: Object.fromEntries(pairs) };
  }
  if (question.kind === 'fill-in')
    return {
      gaps: Object.fromEntries(
        question.gaps.map(({ accepted }, at) => [String(at + 1), knows ? (accepted[0] ?? '') : '0']),
      ),
    };
  if ('options' in question && 'options' in view) {
    const wanted = question.options.filter(({ correct }) => correct === knows);
    const chosen = question.kind === 'single-choice' ? wanted.slice(0, 1) : wanted;
    return { optionIds: chosen.map(({ text }) => idOf(view.options, text)) };
  }
  throw new Error(`the demo cannot answer “${question.prompt}”`);
}

function idOf(parts: readonly Part[], text: string): string {
  const found = parts.find((part) => part.text === text);
  if (!found) throw new Error(`nothing says “${text}”`);
  return found.id;
}
