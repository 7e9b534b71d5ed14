import { elementsOf, findAll, lineOf, textOf, type XmlElement } from '../xml/xml-element.ts';
import type { Surroundings } from './around.ts';

const marks: Record<string, string> = { strong: '**', b: '**', em: '*', i: '*', cite: '*', del: '~~', s: '~~' };

/** Makes Markdown of what stands within a line. */
export function inlineMarkdown(children: readonly (XmlElement | string)[], around: Surroundings): string {
  return children
    .map((child) => (typeof child === 'string' ? escapeText(child) : inline(child, around)))
    .join('')
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n');
}

/** Text that says what it says, whatever Markdown would make of it. */
export function escapeText(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_[\]<>|~$]|&(?=#?\w{1,40};)/g, '\\$&');
}

/** The same for what begins a line. */
export function escapeLines(text: string): string {
  return text
    .replaceAll(/^(\s*)(#{1,6}|[+-])(?=\s|$)/gm, '$1\\$2')
    .replaceAll(/^(\s*\d{1,9})([.)])(?=\s|$)/gm, '$1\\$2')
    .replaceAll(/^(\s*)([-=]{2,}\s*)$/gm, '$1\\$2');
}

function inline(element: XmlElement, around: Surroundings): string {
  const { name, attributes, children } = element;
  const made = around.custom?.(element);
  if (made !== undefined) return made;
  const mark = marks[name];
  if (mark) return marked(inlineMarkdown(children, around), mark);
  switch (name) {
    case 'br':
      return '\\\n';
    case 'code':
    case 'kbd':
    case 'samp':
    case 'tt':
      return code(lineOf(element));
    case 'a':
      return link(element, around);
    case 'img':
      return picture({ source: attributes.src, words: attributes.alt ?? '' }, around);
    case 'math':
      return formula(element, around);
    case 'sub':
    case 'sup':
      around.note('Raised and lowered letters are on the line.');
      return inlineMarkdown(children, around);
    case 'script':
      around.note('A script was left out: what it did is not there.');
      return '';
    case 'style':
    case 'noscript':
      return '';
    case 'object':
    case 'iframe':
    case 'embed':
    case 'video':
    case 'audio':
      return embedded(element, around);
    case 'input':
    case 'select':
    case 'textarea':
    case 'button':
      around.note('A form was left out; its text was kept.');
      return name === 'input' || name === 'select' ? '' : inlineMarkdown(children, around);
    default:
      return inlineMarkdown(children, around);
  }
}

/** Marks stand right at the words, whatever space was within. */
function marked(text: string, mark: string): string {
  const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  return words ? `${before}${mark}${words}${mark}${after}` : text;
}

function code(text: string): string {
  const run = '`'.repeat(Math.max(1, ...[...text.matchAll(/`+/g)].map(([each]) => each.length + 1)));
  const edge = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return text ? `${run}${edge}${text}${edge}${run}` : '';
}

function link({ attributes, children }: XmlElement, around: Surroundings): string {
  const words = inlineMarkdown(children, around).trim();
  if (!attributes.href || attributes.href.startsWith('#')) return words;
  const target = around.link(attributes.href);
  return target === undefined ? words : `[${words || escapeText(target)}](${destination(target)})`;
}

function picture({ source, words }: { source: string | undefined; words: string }, around: Surroundings): string {
  const target = source && around.picture(source);
  return target ? `![${escapeText(words)}](${destination(target)})` : escapeText(words);
}

const destination = (target: string) =>
  target.replaceAll(/[\s()<>\\]/g, (mark) => encodeURIComponent(mark).replace('(', '%28').replace(')', '%29'));

function formula(element: XmlElement, around: Surroundings): string {
  const annotation = findAll(element, ({ name }) => name === 'annotation').find(({ attributes }) =>
    /tex/i.test(attributes.encoding ?? ''),
  );
  const tex = textOf(annotation).trim();
  if (tex) return `$${tex.replaceAll('$', '')}$`;
  around.note('A formula is plain text now: look whether it still says what it should.');
  return escapeText(lineOf(element));
}

/** What plays or shows something of its own: a picture where it is one, else a link where it leads to somewhere. */
function embedded(element: XmlElement, around: Surroundings): string {
  const { attributes, children } = element;
  const inner = elementsOf(element).find(({ name }) => name === 'source')?.attributes.src;
  const source = attributes.src ?? attributes.data ?? inner;
  const words = inlineMarkdown(children, around).trim();
  if (source && /^image\//.test(attributes.type ?? 'image/?') && element.name === 'object')
    return picture({ source, words }, around);
  const target = source && around.link(source);
  around.note('Something that plays or shows content of its own is a link, or left out.');
  return target ? `[${words || escapeText(attributes.title ?? target)}](${destination(target)})` : words;
}
