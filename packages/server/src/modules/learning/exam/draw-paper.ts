import type { Randomness } from '../../../ports/index.ts';
import type { AnswerKey, Part } from '../question/answer-key.ts';
import type { VersionRow } from '../question/store.ts';
import type { Candidate, SectionRow } from './section-store.ts';

/** A question as one attempt asks it. */
export interface PaperEntry {
  /** The version of the question. */
  questionId: string;
  /** What it offers, in the order of this attempt; empty where it offers nothing. */
  optionIds: string[];
  /** What it is worth; what the question says where the paper, of an older install, does not. */
  points?: number;
}

interface Exam {
  sections: readonly Pick<SectionRow, 'id' | 'draw' | 'points'>[];
  candidates: readonly Candidate[];
  shuffle: boolean;
}

/** Draws what one attempt asks, and in which order: section after section, so many of each, all equally likely. */
export function drawPaper({ sections, candidates, shuffle }: Exam, randomness: Randomness): PaperEntry[] {
  const drawn = new Set<string>();
  return sections.flatMap((section) => {
    // Sections may draw from the same questions; a paper asks each once.
    const own = candidates.filter(({ sectionId, questionId }) => sectionId === section.id && !drawn.has(questionId));
    const mixed = shuffled(own, randomness).slice(0, section.draw ?? own.length);
    const chosen = shuffle ? mixed : own.filter((question) => mixed.includes(question));
    for (const { questionId } of chosen) drawn.add(questionId);
    return chosen.map((question) => ({
      questionId: question.id,
      optionIds: partIdsOf(question, { shuffle, randomness }),
      points: section.points ?? question.points,
    }));
  });
}

/** The questions that a paper asks, in its order and for its points. */
export function questionsOf(paper: readonly PaperEntry[], versions: readonly VersionRow[]): Asked[] {
  const byId = new Map(versions.map((version) => [version.id, version]));
  return paper.flatMap(({ questionId, optionIds, points }) => {
    const question = byId.get(questionId);
    return question ? [{ ...question, points: points ?? question.points, partIds: optionIds }] : [];
  });
}

/** A question that a paper asks. */
export type Asked = VersionRow & { partIds: string[] };

function partIdsOf(
  { kind, key }: AnswerKey,
  { shuffle, randomness }: { shuffle: boolean; randomness: Randomness },
): string[] {
  const inOrder = (parts: readonly Part[], always = false) =>
    (shuffle || always ? shuffled(parts, randomness) : parts).map(({ id }) => id);
  if ('options' in key) return inOrder(key.options);
  // The order of what is to be put in order, or matched, is the answer.
  if ('targets' in key) return [...inOrder(key.items), ...inOrder(key.targets, true)];
  return kind === 'ordering' ? inOrder(key.items, true) : [];
}

/** The items in an order of which each is as likely as any other (Fisher and Yates). */
function shuffled<T>(items: readonly T[], randomness: Randomness): T[] {
  const rest = [...items];
  return items.flatMap(() => rest.splice(below(rest.length, randomness), 1));
}

/** A whole number from 0 up to `limit`, without it; what would make some numbers likelier is drawn again. */
function below(limit: number, randomness: Randomness): number {
  const fair = 2 ** 32 - (2 ** 32 % limit);
  const drawn = new DataView(randomness.bytes(4).buffer.slice(0)).getUint32(0);
  return drawn < fair ? drawn % limit : below(limit, randomness);
}
