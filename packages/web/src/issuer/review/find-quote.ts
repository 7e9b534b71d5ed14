/** A place in a list of texts: which text, and which character of it. */
export interface TextPlace {
  text: number;
  offset: number;
}

/**
 * Where words stand in texts that follow each other, nearest to where they stood; spaces do not count. From the first to just
 * behind the last of their characters.
 */
export function findQuote(
  texts: readonly string[],
  { quote, offset }: { quote: string; offset: number },
): { from: TextPlace; to: TextPlace } | undefined {
  const places: TextPlace[] = [];
  let letters = '';
  for (const [text, content] of texts.entries())
    for (let at = 0; at < content.length; at++) {
      const letter = content[at] ?? '';
      if (/\s/u.test(letter)) continue;
      letters += letter;
      places.push({ text, offset: at });
    }
  const wanted = quote.replaceAll(/\s+/gu, '');
  let best = -1;
  for (let at = wanted ? letters.indexOf(wanted) : -1; at >= 0; at = letters.indexOf(wanted, at + 1))
    if (best < 0 || Math.abs(at - offset) < Math.abs(best - offset)) best = at;
  const from = places[best];
  const last = places[best + wanted.length - 1];
  return best < 0 || !from || !last ? undefined : { from, to: { ...last, offset: last.offset + 1 } };
}
