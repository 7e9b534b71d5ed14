const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };

/** What our own sanitised HTML says, with single spaces: what a reader selects in a browser is found in it. */
export function plainTextOf(html: string): string {
  const words = html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => entities[name] ?? ' ');
  return oneSpaced(words);
}

/** Text with single spaces and none around it. */
export function oneSpaced(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}

/**
 * Where words stand in a text: of several places the nearest to where they stood before; null where they are not in it.
 * Spaces do not count, since markup between two words may or may not be one.
 */
export function placeQuote(text: string, { quote, offset }: { quote: string; offset: number }): number | null {
  const { letters, places } = withoutSpaces(text);
  const wanted = withoutSpaces(quote).letters;
  if (wanted === '') return null;
  let best: number | null = null;
  for (let at = letters.indexOf(wanted); at >= 0; at = letters.indexOf(wanted, at + 1)) {
    const place = places[at] ?? 0;
    if (best === null || Math.abs(place - offset) < Math.abs(best - offset)) best = place;
  }
  return best;
}

function withoutSpaces(text: string): { letters: string; places: number[] } {
  const places: number[] = [];
  let letters = '';
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] ?? '';
    if (/\s/u.test(letter)) continue;
    letters += letter;
    places.push(at);
  }
  return { letters, places };
}
