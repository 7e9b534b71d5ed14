import type { Question, QuestionForLearner } from '@laurel/api';
import type { AnswerKey, Part } from './answer-key.ts';

/** What every kind of question has. */
interface Asked {
  id: string;
  prompt: string;
  points: number;
}

/** A question as a learner sees it; what it offers comes in the order of `partIds` where it is given, else in one that says nothing. */
export function presentForLearner(question: Asked & AnswerKey, partIds: readonly string[] = []): QuestionForLearner {
  const { id, prompt, points } = question;
  const shown = { id, prompt, points };
  const inOrder = (parts: readonly Part[]) => arrange(parts, partIds);
  switch (question.kind) {
    case 'numeric':
      return { ...shown, kind: question.kind, unit: question.key.unit };
    case 'short-text':
      return { ...shown, kind: question.kind, exactly: question.key.exactly ?? [] };
    case 'ordering':
      return { ...shown, kind: question.kind, items: inOrder(byId(question.key.items)) };
    case 'matching': {
      const { items, targets } = question.key;
      return { ...shown, kind: question.kind, items: inOrder(items), targets: inOrder(byId(targets)) };
    }
    case 'fill-in': {
      const { text, gaps, exactly } = question.key;
      return { ...shown, kind: question.kind, text, gapIds: gaps.map((gap) => gap.id), exactly: exactly ?? [] };
    }
    case 'code': {
      const { language, starter } = question.key;
      return { ...shown, kind: question.kind, language, starter };
    }
    default:
      return { ...shown, kind: question.kind, options: inOrder(question.key.options) };
  }
}

/** A question as its author wrote it. */
export function presentForAuthor(
  question: Omit<Asked, 'id'> & { explanation: string; hints: string[] } & AnswerKey,
): Question {
  const { prompt, points, explanation, hints } = question;
  const common = { prompt, points, explanation, hints };
  switch (question.kind) {
    case 'numeric': {
      const { answer, tolerance, unit } = question.key;
      return { ...common, kind: question.kind, answer, tolerance, ...(unit === null ? {} : { unit }) };
    }
    case 'short-text':
      return { ...common, kind: question.kind, accepted: question.key.accepted, exactly: question.key.exactly ?? [] };
    case 'ordering':
      return { ...common, kind: question.kind, items: question.key.items.map(({ text }) => text) };
    case 'matching': {
      const { items, targets } = question.key;
      const textOf = (id: string) => targets.find((target) => target.id === id)?.text ?? '';
      const matched = new Set(items.map(({ targetId }) => targetId));
      return {
        ...common,
        kind: question.kind,
        pairs: items.map(({ text, targetId }) => ({ item: text, target: textOf(targetId) })),
        distractors: targets.filter(({ id }) => !matched.has(id)).map(({ text }) => text),
      };
    }
    case 'fill-in': {
      const { text, gaps, exactly } = question.key;
      return {
        ...common,
        kind: question.kind,
        text,
        gaps: gaps.map(({ accepted }) => ({ accepted })),
        exactly: exactly ?? [],
      };
    }
    case 'code':
      return { ...common, kind: question.kind, ...question.key };
    default:
      return {
        ...common,
        kind: question.kind,
        options: question.key.options.map(({ text, correct }) => ({ text, correct })),
      };
  }
}

function byId(parts: readonly Part[]): Part[] {
  return parts.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** No more than id and text leaves from here, whatever else a part holds. */
function arrange(parts: readonly Part[], ids: readonly string[]): Part[] {
  const shown = parts.map(({ id, text }) => ({ id, text }));
  return shown.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}
