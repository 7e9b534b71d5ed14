const SURROGATE = /[\ud800-\udfff]/;

/**
 * Sorts texts in Unicode code point order, in place. JavaScript compares UTF-16 units, which is another order as soon as
 * characters beyond U+FFFF stand beside those from U+E000 on, and the same one everywhere else.
 *
 * @see https://www.w3.org/TR/rdf-canon/#dfn-code-point-order
 */
export function sortByCodePoint(texts: string[]): string[] {
  return texts.some((text) => SURROGATE.test(text)) ? texts.sort(byCodePoint) : texts.sort();
}

function byCodePoint(one: string, other: string): number {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at++) {
    const difference = rank(one.charCodeAt(at)) - rank(other.charCodeAt(at));
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

/** Surrogates (U+D800 to U+DFFF) stand for what comes after every other unit, and in its order. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
