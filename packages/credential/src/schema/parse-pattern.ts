import { Unsupported } from './unsupported.ts';

/** One instruction of a pattern: read one letter, go two ways, go elsewhere, or look at the place. */
export type Instruction =
  | { readonly kind: 'letter'; readonly test: (letter: string) => boolean }
  | { readonly kind: 'split'; readonly to: readonly [number, number] }
  | { readonly kind: 'jump'; readonly to: number }
  | { readonly kind: 'place'; readonly at: 'start' | 'end' | 'boundary' | 'inside' }
  | { readonly kind: 'match' };

/** A piece of a program; its addresses count from its own start. */
type Piece = readonly Instruction[];

const MAX_INSTRUCTIONS = 2_000;
const MAX_GROUPS = 50;
const PLACES: ReadonlyMap<string, 'start' | 'end' | 'boundary' | 'inside'> = new Map([
  ['^', 'start'],
  ['$', 'end'],
  ['\\b', 'boundary'],
  ['\\B', 'inside'],
]);
// One letter, in any way that ECMA-262 writes one with the u flag: a class, an escape, a dot or itself.
const LETTER =
  /\[(?:\\[\s\S]|[^\]\\])*\]|\\(?:[dDsSwWfnrtv0]|[^A-Za-z0-9]|c[A-Za-z]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|u\{[0-9A-Fa-f]{1,6}\}|[pP]\{[A-Za-z0-9_=]{1,60}\})|[^\\^$.*+?()[\]{}|]|\./uy;
const QUANTIFIER = /(?:[*+?]|\{(\d{1,4})(?:(,)(\d{1,4})?)?\})\??/y;
const GROUP = /\((?:\?:|\?<[A-Za-z_$][\w$]*>)?(?!\?)/y;

/**
 * Reads a regular expression of JSON Schema (ECMA-262, u flag) into a program that runs in linear time. Foreign patterns
 * never reach the engine of the runtime: a few letters of one can keep it busy for ever. What no linear engine can do
 * (looking around, referring back) is refused.
 *
 * @throws Unsupported
 */
export function parsePattern(pattern: string): Piece {
  const parser = new PatternParser(pattern);
  return [...parser.parse(), { kind: 'match' }];
}

class PatternParser {
  readonly #text: string;
  #at = 0;
  #groups = 0;

  constructor(text: string) {
    this.#text = text;
  }

  parse(): Piece {
    const piece = this.#alternatives();
    if (this.#at < this.#text.length) throw this.#refusal();
    return piece;
  }

  #alternatives(): Piece {
    let piece = this.#sequence();
    while (this.#text[this.#at] === '|') {
      this.#at++;
      piece = either(piece, this.#sequence());
    }
    return piece;
  }

  #sequence(): Piece {
    let piece: Piece = [];
    while (this.#at < this.#text.length && !'|)'.includes(this.#text[this.#at] ?? '')) {
      piece = joined(piece, this.#term());
    }
    return piece;
  }

  #term(): Piece {
    const place = PLACES.get(this.#text[this.#at] ?? '') ?? PLACES.get(this.#text.slice(this.#at, this.#at + 2));
    if (place !== undefined) {
      this.#at += this.#text[this.#at] === '\\' ? 2 : 1;
      return [{ kind: 'place', at: place }];
    }
    return this.#quantified(this.#text[this.#at] === '(' ? this.#group() : this.#letter());
  }

  #group(): Piece {
    this.#take(GROUP);
    if (++this.#groups > MAX_GROUPS) throw this.#refusal();
    const piece = this.#alternatives();
    if (this.#text[this.#at] !== ')') throw this.#refusal();
    this.#at++;
    return piece;
  }

  #letter(): Piece {
    const source = this.#take(LETTER)[0];
    // One letter is matched in constant time: here the runtime's own engine is safe, and right about Unicode. Without the
    // flag it also knows the escapes of signs that need none, which schemas are full of.
    const engine = compiled(source, 'u') ?? (/^\\[pPu]/.test(source) ? undefined : compiled(source, ''));
    if (engine === undefined) throw this.#refusal();
    return [{ kind: 'letter', test: (letter) => engine.test(letter) }];
  }

  #quantified(piece: Piece): Piece {
    QUANTIFIER.lastIndex = this.#at;
    const found = QUANTIFIER.exec(this.#text);
    if (found === null) return piece;
    this.#at = QUANTIFIER.lastIndex;
    const [text, least, comma, most] = found;
    if (text.startsWith('*')) return star(piece);
    if (text.startsWith('+')) return joined(piece, star(piece));
    if (text.startsWith('?')) return either(piece, []);
    const from = Number(least);
    return repeated(piece, from, comma === undefined ? from : most === undefined ? undefined : Number(most));
  }

  #take(expected: RegExp): RegExpExecArray {
    expected.lastIndex = this.#at;
    const found = expected.exec(this.#text);
    if (found === null) throw this.#refusal();
    this.#at = expected.lastIndex;
    return found;
  }

  #refusal(): Unsupported {
    return new Unsupported(`the pattern ${JSON.stringify(this.#text.slice(0, 100))} cannot be used, at ${this.#at}`);
  }
}

function compiled(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${source})$`, flags);
  } catch {
    return undefined;
  }
}

function repeated(piece: Piece, least: number, most: number | undefined): Piece {
  if (most !== undefined && most < least) throw new Unsupported('a pattern repeats less than it repeats');
  let result: Piece = [];
  for (let n = 0; n < least; n++) result = joined(result, piece);
  if (most === undefined) return joined(result, star(piece));
  let optional: Piece = [];
  for (let n = least; n < most; n++) optional = either(joined(piece, optional), []);
  return joined(result, optional);
}

function joined(one: Piece, other: Piece): Piece {
  return limited([...one, ...shifted(other, one.length)]);
}

function either(one: Piece, other: Piece): Piece {
  const end = one.length + other.length + 2;
  return limited([
    { kind: 'split', to: [1, one.length + 2] },
    ...shifted(one, 1),
    { kind: 'jump', to: end },
    ...shifted(other, one.length + 2),
  ]);
}

function star(piece: Piece): Piece {
  return limited([{ kind: 'split', to: [1, piece.length + 2] }, ...shifted(piece, 1), { kind: 'jump', to: 0 }]);
}

function shifted(piece: Piece, by: number): Piece {
  return piece.map((instruction) => {
    if (instruction.kind === 'jump') return { ...instruction, to: instruction.to + by };
    if (instruction.kind !== 'split') return instruction;
    return { ...instruction, to: [instruction.to[0] + by, instruction.to[1] + by] };
  });
}

function limited(piece: Piece): Piece {
  if (piece.length > MAX_INSTRUCTIONS) throw new Unsupported('a pattern is too large');
  return piece;
}
