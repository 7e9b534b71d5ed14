/** The text of each value one level down, exactly as it is written, without the white space around it. */
export type SplitJson =
  | { readonly kind: 'array'; readonly items: readonly string[] }
  | { readonly kind: 'object'; readonly members: readonly (readonly [key: string, value: string])[] };

interface Piece {
  readonly key: string | undefined;
  readonly value: string;
}

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const DEPTH_CHANGES = Int8Array.from({ length: 128 }, (_, code) =>
  code === 0x5b || code === 0x7b ? 1 : code === 0x5d || code === 0x7d ? -1 : 0,
);
const CLOSING: Readonly<Record<string, string>> = { '[': ']', '{': '}' };

/**
 * Cuts an array or an object into the texts of its values, so that a credential inside keeps every byte. It does not
 * check JSON: what it cuts is JSON exactly if every piece is, and keys are left with their quotes.
 *
 * `undefined` for what cannot be cut, or into more than `maxPieces`. Linear in the length of the text.
 */
export function splitJson(json: string, maxPieces: number): SplitJson | undefined {
  const text = trimJson(json);
  const closing = CLOSING[text[0] ?? ''];
  if (closing === undefined || text.length < 2 || text.at(-1) !== closing) return undefined;
  const pieces = cut(text, maxPieces);
  if (pieces === undefined) return undefined;
  const members = pieces.flatMap(({ key, value }) => (key === undefined ? [] : [[key, value] as const]));
  if (closing === '}') return members.length === pieces.length ? { kind: 'object', members } : undefined;
  return members.length === 0 ? { kind: 'array', items: pieces.map(({ value }) => value) } : undefined;
}

/** A text without the white space that JSON allows around a value. */
export function trimJson(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text, start)) start++;
  while (end > start && isSpace(text, end - 1)) end--;
  return text.slice(start, end);
}

function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

/** The pieces between commas, one level down; there, the first colon divides a key from its value. */
function cut(text: string, maxPieces: number): readonly Piece[] | undefined {
  const marks = marksOneDown(text, maxPieces);
  if (marks === undefined) return undefined;
  const end = text.length - 1;
  if (marks.length === 0 && trimJson(text.slice(1, end)) === '') return [];
  const pieces: Piece[] = [];
  let start = 1;
  let colon: number | undefined;
  for (const at of [...marks, end]) {
    if (text[at] === ':') {
      colon = at;
      continue;
    }
    pieces.push(pieceOf(text, { start, colon, end: at }));
    start = at + 1;
    colon = undefined;
  }
  return pieces.length > maxPieces ? undefined : pieces;
}

function pieceOf(
  text: string,
  { start, colon, end }: { start: number; colon: number | undefined; end: number },
): Piece {
  if (colon === undefined) return { key: undefined, value: trimJson(text.slice(start, end)) };
  return { key: trimJson(text.slice(start, colon)), value: trimJson(text.slice(colon + 1, end)) };
}

/**
 * Where the commas one level down are, and the first colon before each; `undefined` when brackets or strings do not close,
 * or there are too many.
 */
function marksOneDown(text: string, maxPieces: number): readonly number[] | undefined {
  const end = text.length - 1;
  const marks: number[] = [];
  let depth = 0;
  let before = COMMA;
  for (let at = 1; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = stringEnd(text, at + 1);
    depth += DEPTH_CHANGES[code] ?? 0;
    if (depth < 0 || at >= end || marks.length > 2 * maxPieces) return undefined;
    if (depth > 0 || (code !== COMMA && (code !== COLON || before === COLON))) continue;
    marks.push(at);
    before = code;
  }
  return depth === 0 ? marks : undefined;
}

/** Where the string that is open at `from` closes, or the end of the text. */
function stringEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === QUOTE) return at;
  }
  return text.length;
}
