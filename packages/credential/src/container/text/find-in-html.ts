/** What a page offers: the text of a data script, or the address of another form of itself. */
export type FoundInHtml =
  | { readonly part: 'script'; readonly text: string }
  | { readonly part: 'link'; readonly href: string };

const MEDIA_TYPE = /^application\/(?:(?:vc|vp|ld|dc)(?:\+[\w-]+)*|json)$/;
const ATTRIBUTES = {
  type: /(?:^|\s)type\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i,
  href: /(?:^|\s)href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i,
  rel: /(?:^|\s)rel\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i,
} as const;
const LONGEST_PAGE = 4_194_304;
const LONGEST_TAG = 4_096;
const MOST = 20;

/**
 * The credentials that a page embeds (`<script type="application/ld+json">`) or points to
 * (`<link rel="alternate" type="application/vc">`). It finds and does not judge: whatever it misses is missed, whatever it
 * takes is read like anything else. Linear in the length of the page.
 */
export function findInHtml(page: string): readonly FoundInHtml[] {
  const found: FoundInHtml[] = [];
  const text = page.slice(0, LONGEST_PAGE);
  const opening = /<(script|link)\b/gi;
  for (let match = opening.exec(text); match !== null && found.length < MOST; match = opening.exec(text)) {
    const end = text.indexOf('>', opening.lastIndex);
    if (end < 0) break;
    const attributes = text.slice(opening.lastIndex, Math.min(end, opening.lastIndex + LONGEST_TAG));
    opening.lastIndex = end;
    if (!MEDIA_TYPE.test(mediaTypeOf(attributes))) continue;
    if (match[1]?.toLowerCase() === 'link') found.push(...alternate(attributes));
    else found.push({ part: 'script', text: scriptText(text, end + 1) });
  }
  return found;
}

function mediaTypeOf(attributes: string): string {
  return (attribute(attributes, 'type') ?? '').replace(/;.*$/s, '').trim().toLowerCase();
}

function alternate(attributes: string): FoundInHtml[] {
  const href = attribute(attributes, 'href');
  const rel = attribute(attributes, 'rel')?.toLowerCase().split(/\s+/) ?? [];
  return href !== undefined && rel.includes('alternate') ? [{ part: 'link', href: href.replaceAll('&amp;', '&') }] : [];
}

function scriptText(page: string, from: number): string {
  const end = page.slice(from, from + 1_048_576).search(/<\/script/i);
  return end < 0 ? '' : page.slice(from, from + end);
}

function attribute(attributes: string, name: keyof typeof ATTRIBUTES): string | undefined {
  const match = ATTRIBUTES[name].exec(attributes);
  return match?.[1] ?? match?.[2] ?? match?.[3];
}
