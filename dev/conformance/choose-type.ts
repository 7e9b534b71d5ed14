/**
 * The type to answer with: the one the caller likes best (RFC 9110 section 12.5.1), ours being in the order in which we
 * prefer them. Undefined where none is welcome. Parameters of a type other than its weight are passed over.
 */
export function chooseType<T extends string>(accept: string | null, ours: readonly T[]): T | undefined {
  const wishes = (accept ?? '*/*')
    .split(',')
    .map(toWish)
    .filter(({ weight }) => weight > 0);
  const best = wishes.toSorted((one, other) => other.weight - one.weight);
  for (const { range } of best) {
    const match = ours.find((type) => fits(range, type));
    if (match !== undefined) return match;
  }
  return undefined;
}

function toWish(part: string): { range: string; weight: number } {
  const [range = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
  const weight = parameters.find((text) => /^q=/.test(text))?.slice(2);
  return { range, weight: weight === undefined ? 1 : Number(weight) || 0 };
}

function fits(range: string, type: string): boolean {
  return range === '*/*' || range === type || (range.endsWith('/*') && type.startsWith(range.slice(0, -1)));
}
