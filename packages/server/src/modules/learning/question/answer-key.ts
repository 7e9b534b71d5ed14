import type { Question } from '@laurel/api';

/** What of a written answer must be exactly as in the key. */
export type Exactness = Extract<Question, { kind: 'short-text' }>['exactly'][number];

/** Something that a question offers, by an id that says nothing of the right answer. */
export interface Part {
  id: string;
  text: string;
}

/** An option of a choice question. */
export interface Option extends Part {
  correct: boolean;
}

/** How a question is answered rightly. It never leaves the server but to those who make the question. */
export type AnswerKey =
  | { kind: 'single-choice' | 'multiple-choice'; key: { options: Option[] } }
  | { kind: 'numeric'; key: { answer: number; tolerance: number; unit: string | null } }
  | { kind: 'short-text'; key: { accepted: string[]; exactly?: Exactness[] } }
  /** Items in the right order. */
  | { kind: 'ordering'; key: { items: Part[] } }
  | { kind: 'matching'; key: { items: (Part & { targetId: string })[]; targets: Part[] } }
  | { kind: 'fill-in'; key: { text: string; gaps: { id: string; accepted: string[] }[]; exactly?: Exactness[] } }
  | { kind: 'code'; key: { language: 'javascript'; starter: string; expectedOutput: string } };

/**
 * The key that an author's question holds.
 *
 * NOTE: `newId` must give ids of which nobody can tell the order in which they were made: a learner sees them all.
 */
export function toAnswerKey(question: Question, newId: () => string): AnswerKey {
  const part = (text: string): Part => ({ id: newId(), text });
  switch (question.kind) {
    case 'numeric': {
      const { kind, answer, tolerance, unit } = question;
      return { kind, key: { answer, tolerance, unit: unit ?? null } };
    }
    case 'short-text': {
      const { kind, accepted, exactly } = question;
      return { kind, key: { accepted, exactly } };
    }
    case 'ordering':
      return { kind: question.kind, key: { items: question.items.map(part) } };
    case 'matching': {
      const { kind, pairs, distractors } = question;
      const targets = [...new Set([...pairs.map(({ target }) => target), ...distractors])].map(part);
      const idOf = (text: string) => targets.find((target) => target.text === text)?.id ?? '';
      return {
        kind,
        key: { items: pairs.map(({ item, target }) => ({ ...part(item), targetId: idOf(target) })), targets },
      };
    }
    case 'fill-in': {
      const { kind, text, gaps, exactly } = question;
      return {
        kind,
        key: { text, gaps: gaps.map(({ accepted }, index) => ({ id: String(index + 1), accepted })), exactly },
      };
    }
    case 'code': {
      const { kind, language, starter, expectedOutput } = question;
      return { kind, key: { language, starter, expectedOutput } };
    }
    default:
      return {
        kind: question.kind,
        key: { options: question.options.map(({ text, correct }) => ({ ...part(text), correct })) },
      };
  }
}
