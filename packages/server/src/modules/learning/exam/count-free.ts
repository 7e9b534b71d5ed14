import type { Candidate, SectionRow } from './section-store.ts';

type Section = Pick<SectionRow, 'id' | 'draw'>;
type Question = Pick<Candidate, 'sectionId' | 'questionId'>;

/** How many questions are left to each of an exam's sections, whatever the sections before it draw of the same ones. */
export function countFree(sections: readonly Section[], questions: readonly Question[]): Map<string, number> {
  const held = (section: Section) =>
    questions.filter(({ sectionId }) => sectionId === section.id).map(({ questionId }) => questionId);
  const all = sections.map((section) => ({ ...section, held: held(section) }));
  return new Map(
    all.map(({ id, held: own }, at) => {
      const before = all
        .slice(0, at)
        .map((each) => ({ ...each, shared: own.filter((held) => each.held.includes(held)) }));
      const shared = new Set(before.flatMap((each) => each.shared)).size;
      const drawn = before.reduce((sum, each) => sum + Math.min(each.draw ?? each.held.length, each.shared.length), 0);
      return [id, own.length - Math.min(shared, drawn)];
    }),
  );
}
