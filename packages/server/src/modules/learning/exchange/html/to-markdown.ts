import { elementsOf, lineOf, textOf, type XmlElement } from '../xml/xml-element.ts';
import type { Surroundings } from './around.ts';
import { escapeLines, inlineMarkdown } from './inline-markdown.ts';

const skipped = new Set(['head', 'title', 'meta', 'link', 'base', 'template']);
const blocks =
  /^(p|div|h[1-6]|ul|ol|dl|dt|dd|table|pre|blockquote|section|article|header|footer|main|aside|nav|figure|figcaption|center|hr|body|html|fieldset|form|address|details|summary)$/;

/** Makes Markdown of HTML: the text and its structure. How it looks, what runs and what asks for input is left behind. */
export function toMarkdown(element: XmlElement, around: Surroundings): string {
  return blocksOf(element, around, 0)
    .join('\n\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

const maxNesting = 40;

function blocksOf({ children }: XmlElement, around: Surroundings, depth: number): string[] {
  const found: string[] = [];
  let inline: (XmlElement | string)[] = [];
  const flush = () => {
    const text = escapeLines(inlineMarkdown(inline, around).trim());
    if (text) found.push(text);
    inline = [];
  };
  for (const child of children) {
    if (typeof child === 'string' || !isBlock(child)) {
      inline.push(child);
      continue;
    }
    flush();
    if (depth < maxNesting) found.push(...block(child, around, depth + 1));
    else found.push(inlineMarkdown([textOf(child)], around));
  }
  flush();
  return found;
}

/** Whether it stands on lines of its own, by its name or by what is in it. */
function isBlock(element: XmlElement): boolean {
  if (skipped.has(element.name) || blocks.test(element.name)) return true;
  return elementsOf(element).some((child) => blocks.test(child.name));
}

function block(element: XmlElement, around: Surroundings, depth: number): string[] {
  const { name } = element;
  if (skipped.has(name)) return [];
  const made = around.custom?.(element);
  if (made !== undefined) return [made];
  const level = /^h([1-6])$/.exec(name)?.[1];
  if (level) {
    const text = inlineMarkdown(element.children, around).trim();
    return text ? [`${'#'.repeat(Number(level))} ${text}`] : [];
  }
  switch (name) {
    case 'hr':
      return ['---'];
    case 'pre':
      return [fence(textOf(element))];
    case 'blockquote':
      return prefixed(blocksOf(element, around, depth), '> ');
    case 'ul':
    case 'ol':
      return [list(element, around, depth)];
    case 'table':
      return table(element, around);
    default:
      if (name === 'form' || name === 'fieldset') around.note('A form was left out; its text was kept.');
      return blocksOf(element, around, depth);
  }
}

function fence(code: string): string {
  const marks = '`'.repeat(Math.max(3, ...[...code.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  return `${marks}\n${code.replace(/^\n|\n$/g, '')}\n${marks}`;
}

function prefixed(parts: readonly string[], prefix: string): string[] {
  if (parts.length === 0) return [];
  return [
    parts
      .join('\n\n')
      .split('\n')
      .map((line) => `${prefix}${line}`.trimEnd())
      .join('\n'),
  ];
}

function list(element: XmlElement, around: Surroundings, depth: number): string {
  const items = elementsOf(element);
  return items
    .map((item, index) => {
      const mark = element.name === 'ol' ? `${index + 1}. ` : '- ';
      const parts = item.name === 'li' ? blocksOf(item, around, depth) : block(item, around, depth);
      return mark + parts.join('\n\n').replaceAll(/\n(?=[^\n])/g, `\n${' '.repeat(mark.length)}`);
    })
    .join('\n');
}

function table(element: XmlElement, around: Surroundings): string[] {
  const rows = rowsOf(element).map((row) =>
    elementsOf(row)
      .filter(({ name }) => name === 'td' || name === 'th')
      .map((cell) =>
        inlineMarkdown(cell.children, around)
          .replaceAll(/\s*\n\s*/g, ' ')
          .replaceAll(/(?<!\\)\|/g, '\\|')
          .trim(),
      ),
  );
  const width = Math.max(0, ...rows.map((row) => row.length));
  const caption = lineOf(elementsOf(element).find(({ name }) => name === 'caption'));
  if (width === 0) return [];
  const line = (row: readonly string[]) => `| ${Array.from({ length: width }, (_, at) => row[at] ?? '').join(' | ')} |`;
  const [head = [], ...body] = rows;
  const lines = [line(head), line(Array.from({ length: width }, () => '---')), ...body.map(line)];
  return [...(caption ? [caption] : []), lines.join('\n')];
}

function rowsOf(element: XmlElement): XmlElement[] {
  return elementsOf(element).flatMap((child) =>
    child.name === 'tr' ? [child] : /^(thead|tbody|tfoot)$/.test(child.name) ? rowsOf(child) : [],
  );
}
