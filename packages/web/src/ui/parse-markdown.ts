/** A run of text in one look. */
export interface Run {
  text: string;
  look: 'plain' | 'strong' | 'emphasis' | 'code';
}

/** A part of a text; each line is a list of runs. */
export type Block =
  | { kind: 'paragraph' | 'heading'; lines: Run[][] }
  | { kind: 'bullets' | 'numbers'; items: Run[][]; start: number };

const listItem = /^(?:[-*+]|(\d{1,6})[.)])\s+(.*)$/;

/**
 * Reads the little Markdown that people write into a text field: paragraphs, lists, headings, bold, italics, code. What
 * it does not know stays as it was typed; nothing in it becomes HTML or a link.
 */
export function parseMarkdown(text: string): Block[] {
  return text
    .split(/\r?\n[ \t]*(?:\r?\n[ \t]*)+/)
    .map((part) => part.split(/\r?\n/).filter((line) => line.trim() !== ''))
    .flatMap((lines) => (lines.length > 0 ? readBlocks(lines) : []));
}

/** Lines without an empty one between them: a list may follow a paragraph directly. */
function readBlocks(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  for (const line of lines) {
    const item = listItem.exec(line.trimStart());
    const heading = /^#{1,6}\s+(.*)$/.exec(line);
    if (item) addItem(blocks, item[2] ?? '', item[1]);
    else if (heading) blocks.push({ kind: 'heading', lines: [readRuns(heading[1] ?? '')] });
    else addLine(blocks, line);
  }
  return blocks;
}

function addItem(blocks: Block[], text: string, number: string | undefined): void {
  const kind = number === undefined ? 'bullets' : 'numbers';
  const last = blocks.at(-1);
  if (last && last.kind === kind) last.items.push(readRuns(text));
  else blocks.push({ kind, items: [readRuns(text)], start: Number(number ?? 1) });
}

function addLine(blocks: Block[], line: string): void {
  const last = blocks.at(-1);
  const isContinued = last !== undefined && 'items' in last && /^\s/.test(line);
  if (isContinued) last.items.at(-1)?.push({ text: ' ', look: 'plain' }, ...readRuns(line.trim()));
  else if (last?.kind === 'paragraph') last.lines.push(readRuns(line.trim()));
  else blocks.push({ kind: 'paragraph', lines: [readRuns(line.trim())] });
}

/** Each of the three marks must close on its own line; alone it is a character like any other. */
function readRuns(line: string): Run[] {
  const marks = /\*\*([^*]+)\*\*|\*([^*\s](?:[^*]*[^*\s])?)\*|`([^`]+)`/g;
  const runs: Run[] = [];
  let at = 0;
  for (const match of line.matchAll(marks)) {
    if (match.index > at) runs.push({ text: line.slice(at, match.index), look: 'plain' });
    const [whole, strong, emphasis, code] = match;
    runs.push({ text: strong ?? emphasis ?? code ?? whole, look: strong ? 'strong' : emphasis ? 'emphasis' : 'code' });
    at = match.index + whole.length;
  }
  if (at < line.length) runs.push({ text: line.slice(at), look: 'plain' });
  return runs;
}
