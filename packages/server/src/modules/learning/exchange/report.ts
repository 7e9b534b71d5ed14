import type { AnswerOf, endpoints } from '@laurel/api';
import { PackageError } from './package-error.ts';

/** What became of one thing in a package. */
export type ReportLine = AnswerOf<typeof endpoints.getImportReport>['items'][number];

/** A thing in a package: where it is, what it is, what it is called. */
export type Part = Pick<ReportLine, 'place' | 'what' | 'title'>;

const maxParts = 20_000;

/** A part and what is known of it so far. */
interface Entry {
  part: Part;
  changes: Pick<ReportLine, 'why' | 'whatToDo'>[];
  outcome?: ReportLine['outcome'] | undefined;
}

/** A report as it goes from one thread to another. */
export type ReportEntries = [place: string, entry: Entry][];

/**
 * What became of everything in a package. Each part is named first and settled later; what nobody settled is told as not
 * carried: nothing can be lost without a word.
 */
export class Report {
  readonly #parts: Map<string, Entry>;

  constructor(entries: ReportEntries = []) {
    this.#parts = new Map(entries);
  }

  entries(): ReportEntries {
    return [...this.#parts];
  }

  /** Names a part. Naming it again says better what it is. */
  expect(part: Part): void {
    const known = this.#parts.get(part.place);
    const short = { ...part, place: part.place.slice(0, 500), title: part.title.slice(0, 200) };
    if (known) known.part = short;
    else this.#parts.set(part.place, { part: short, changes: [] });
    if (this.#parts.size > maxParts) throw new PackageError('too-many-parts', `more than ${maxParts}`);
  }

  carried(place: string): void {
    const entry = this.#entry(place);
    if (entry.outcome !== 'not-carried') entry.outcome = entry.changes.length > 0 ? 'changed' : 'carried';
  }

  /** It is carried, but not as it is. */
  changed(place: string, why: string, whatToDo = ''): void {
    const entry = this.#entry(place);
    if (!entry.changes.some((change) => change.why === why)) entry.changes.push({ why, whatToDo });
    if (entry.outcome === 'carried') entry.outcome = 'changed';
  }

  notCarried(place: string, why: string, whatToDo: string): void {
    const entry = this.#entry(place);
    entry.changes = [{ why, whatToDo }];
    entry.outcome = 'not-carried';
  }

  /** It is a question that is there already. */
  alreadyThere(place: string, why: string, whatToDo: string): void {
    const entry = this.#entry(place);
    entry.changes = [{ why, whatToDo }];
    entry.outcome = 'already-there';
  }

  has(place: string): boolean {
    return this.#parts.has(place);
  }

  /** What became of a part, so far as that is known. */
  outcomeOf(place: string): ReportLine['outcome'] | undefined {
    return this.#parts.get(place)?.outcome;
  }

  isSettled(place: string): boolean {
    return this.outcomeOf(place) !== undefined;
  }

  /** All of it, in the order in which the parts were named. */
  lines(): ReportLine[] {
    return [...this.#parts.values()].map(({ part, changes, outcome }) => {
      if (outcome === undefined) return { ...part, outcome: 'not-carried', ...notUnderstood };
      const say = (key: 'why' | 'whatToDo') =>
        [...new Set(changes.map((change) => change[key]))].filter(Boolean).join(' ');
      return { ...part, outcome, why: say('why').slice(0, 2_000), whatToDo: say('whatToDo').slice(0, 2_000) };
    });
  }

  #entry(place: string) {
    const entry = this.#parts.get(place);
    if (!entry) throw new Error(`${place} was settled and never named`);
    return entry;
  }
}

const notUnderstood = {
  why: 'Nothing in the package that is read here leads to it.',
  whatToDo: 'Look into the package whether it matters, and add it by hand.',
};

/** How many things were carried as they are, changed, there before, and left. */
export function countLines(lines: readonly Pick<ReportLine, 'outcome'>[]): {
  carried: number;
  changed: number;
  alreadyThere: number;
  notCarried: number;
} {
  const count = (outcome: ReportLine['outcome']) => lines.filter((line) => line.outcome === outcome).length;
  return {
    carried: count('carried'),
    changed: count('changed'),
    alreadyThere: count('already-there'),
    notCarried: count('not-carried'),
  };
}
