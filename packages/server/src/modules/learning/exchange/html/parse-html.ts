import MarkdownIt from 'markdown-it';
import type { XmlElement } from '../xml/xml-element.ts';

const { unescapeAll } = new MarkdownIt().utils;
const voids = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'param',
  'source',
  'track',
  'wbr',
]);
const raw = new Set(['script', 'style', 'textarea', 'title', 'noscript', 'xmp', 'iframe']);
/** An element that ends where one of these begins beside it. */
const endedBy: Record<string, RegExp> = {
  p: /^(p|div|h[1-6]|ul|ol|dl|table|pre|blockquote|section|article|hr|figure|form)$/,
  li: /^li$/,
  dt: /^d[td]$/,
  dd: /^d[td]$/,
  td: /^t[dhr]$/,
  th: /^t[dhr]$/,
  tr: /^tr$/,
  option: /^option$/,
};
const maxDepth = 100;

/**
 * Reads HTML as far as is needed to make Markdown of it, in one pass: whatever stands there gives a tree, and nothing is
 * run, fetched or trusted.
 */
export function parseHtml(html: string): XmlElement {
  const root: XmlElement = { name: 'html', attributes: {}, children: [] };
  const open = [root];
  const endOfTag = tagEnds(html);
  const token =
    /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<[!?][^>]*>?|<\/([a-zA-Z][^\s>/]{0,40})[^>]*>?|<([a-zA-Z][^\s>/<]{0,40})|[^<]+|</g;
  for (let found = token.exec(html); found; found = token.exec(html)) {
    const [all, end, start] = found;
    const until = start === undefined ? undefined : endOfTag(token.lastIndex);
    if (end) close(open, end.toLowerCase());
    else if (start && until !== undefined) {
      const element = begin(open, start.toLowerCase(), html.slice(token.lastIndex, until));
      token.lastIndex = raw.has(element.name) ? skipRaw(html, until + 1, element) : until + 1;
    } else if (start || !/^<[!?]/.test(all)) open.at(-1)?.children.push(decode(all));
  }
  return root;
}

/** Finds the `>` that ends a tag, past what is quoted. It looks at no more than some times the whole, however it is written. */
function tagEnds(html: string): (from: number) => number | undefined {
  const stop = /[<>"']/g;
  let left = 10_000 + 4 * html.length;
  return (from) => {
    for (stop.lastIndex = from; left > 0; ) {
      const before = stop.lastIndex;
      const found = stop.exec(html);
      if (!found || found[0] === '<') return undefined;
      if (found[0] === '>') return found.index;
      const end = html.indexOf(found[0], found.index + 1);
      left -= (end === -1 ? html.length : end) - before;
      if (end === -1) return undefined;
      stop.lastIndex = end + 1;
    }
    return undefined;
  };
}

function begin(open: XmlElement[], name: string, attributes: string): XmlElement {
  const last = open.at(-1);
  if (last && open.length > 1 && endedBy[last.name]?.test(name)) open.pop();
  const element: XmlElement = { name, attributes: attributesOf(attributes), children: [] };
  open.at(-1)?.children.push(element);
  const isOpen = !voids.has(name) && !raw.has(name) && !attributes.endsWith('/');
  if (isOpen && open.length < maxDepth) open.push(element);
  return element;
}

/** Ends the element, and whatever is open within it; an end without a beginning says nothing. */
function close(open: XmlElement[], name: string): void {
  const at = open.findLastIndex((element) => element.name === name);
  if (at > 0) open.length = at;
}

/** Where the raw text of an element ends; only a title's is of use. */
function skipRaw(html: string, from: number, element: XmlElement): number {
  const end = new RegExp(`</${element.name}`, 'gi');
  end.lastIndex = from;
  const found = end.exec(html);
  const until = found ? found.index : html.length;
  if (element.name === 'title') element.children.push(decode(html.slice(from, until)));
  return until;
}

function attributesOf(written: string): Record<string, string> {
  const attributes: Record<string, string> = Object.create(null);
  for (const [, name = '', value = ''] of written.matchAll(
    /([^\s=/"'>]{1,60})(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?/g,
  ))
    attributes[name.toLowerCase()] ??= decode(value.replace(/^["']|["']$/g, ''));
  return attributes;
}

function decode(text: string): string {
  return text.includes('&')
    ? text.replaceAll(/&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});/g, unescapeAll)
    : text;
}
