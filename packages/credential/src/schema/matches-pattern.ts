import type { Instruction } from './parse-pattern.ts';
import type { Work } from './work.ts';

/** One letter against one instruction is some twenty comparisons' worth of time. */
const STEPS_A_LETTER = 20;

/**
 * True if the pattern matches anywhere in the text. All ways are followed at once, so the time is the length of the text
 * times the size of the program, whatever they hold.
 *
 * @throws Unsupported when the work is used up
 */
export function matchesPattern(program: readonly Instruction[], text: string, work: Work): boolean {
  const letters = Array.from(text);
  let here = new Set<number>();
  for (let at = 0; at <= letters.length; at++) {
    // A match may start at every place.
    follow(program, 0, { letters, at }, here);
    work.spend(STEPS_A_LETTER * (here.size + 1));
    const next = new Set<number>();
    for (const address of here) {
      const instruction = program[address];
      if (instruction?.kind === 'match') return true;
      const letter = letters[at];
      if (instruction?.kind === 'letter' && letter !== undefined && instruction.test(letter)) next.add(address + 1);
    }
    here = closed(program, next, { letters, at: at + 1 });
  }
  return false;
}

interface Position {
  readonly letters: readonly string[];
  readonly at: number;
}

function closed(program: readonly Instruction[], addresses: ReadonlySet<number>, position: Position): Set<number> {
  const reached = new Set<number>();
  for (const address of addresses) follow(program, address, position, reached);
  return reached;
}

/** Adds an address, and all that is reached from it without reading a letter. */
function follow(program: readonly Instruction[], from: number, position: Position, reached: Set<number>): void {
  const open = [from];
  for (let address = open.pop(); address !== undefined; address = open.pop()) {
    if (reached.has(address)) continue;
    reached.add(address);
    const instruction = program[address];
    if (instruction?.kind === 'jump') open.push(instruction.to);
    if (instruction?.kind === 'split') open.push(...instruction.to);
    if (instruction?.kind === 'place' && isAt(instruction.at, position)) open.push(address + 1);
  }
}

function isAt(place: 'start' | 'end' | 'boundary' | 'inside', { letters, at }: Position): boolean {
  if (place === 'start') return at === 0;
  if (place === 'end') return at === letters.length;
  const isWord = (letter: string | undefined) => letter !== undefined && /^\w$/.test(letter);
  const isBoundary = isWord(letters[at - 1]) !== isWord(letters[at]);
  return place === 'boundary' ? isBoundary : !isBoundary;
}
