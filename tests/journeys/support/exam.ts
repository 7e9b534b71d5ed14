import { demoProgramme } from '@laurel/server';
import type { Locator, Page } from 'playwright-core';

type Question = (typeof demoProgramme.questions)[number];

/** Answers the demo's exam on its page: the questions of these indexes wrongly, all others rightly. */
export async function fillExam(page: Page, { wrong }: { wrong: readonly number[] }): Promise<void> {
  for (const [index, question] of demoProgramme.questions.entries()) {
    const group = page
      .getByRole('group')
      .filter({ hasText: firstWords(question.prompt) })
      .first();
    await (wrong.includes(index) ? answerWrongly(group, question) : answerRightly(group, question));
  }
}

function firstWords(prompt: string): string {
  return prompt.slice(0, 40);
}

async function answerRightly(group: Locator, question: Question): Promise<void> {
  if (question.kind === 'numeric')
    return group.getByRole('textbox').or(group.getByRole('spinbutton')).fill(String(question.answer));
  if (question.kind === 'short-text') return group.getByRole('textbox').fill(question.accepted[0] ?? '');
  for (const { text, correct } of question.options) await choose(group, question.kind, { text, chosen: correct });
}

async function answerWrongly(group: Locator, question: Question): Promise<void> {
  if (question.kind === 'numeric') return group.getByRole('textbox').or(group.getByRole('spinbutton')).fill('-1');
  if (question.kind === 'short-text') return group.getByRole('textbox').fill('I do not know');
  const miss = question.options.find(({ correct }) => !correct);
  for (const { text } of question.options) await choose(group, question.kind, { text, chosen: text === miss?.text });
}

async function choose(
  group: Locator,
  kind: Question['kind'],
  { text, chosen }: { text: string; chosen: boolean },
): Promise<void> {
  const role = kind === 'single-choice' ? 'radio' : 'checkbox';
  const box = group.getByRole(role, { name: text, exact: true });
  if (chosen) await box.check();
  else if (role === 'checkbox') await box.uncheck();
}
