import type { Env, MarkdownIt, StateBlock, StateInline } from 'markdown-it';
import { type MathBudget, renderMath } from './render-math.ts';

/** A formula ends within so many characters, a block of one within so many lines; what does not is text. */
const maxCharacters = 2_000;
const maxLines = 60;

/** Teaches the parser `$…$` and `$$…$$`. What cannot be set is shown as it was written. */
export function addMath(parser: MarkdownIt): void {
  parser.inline.ruler.before('escape', 'math', readInline);
  parser.block.ruler.before('fence', 'math', readBlock, { alt: ['paragraph', 'blockquote', 'list'] });
  parser.renderer.rules.math = (tokens, index, _options, env) => {
    const { content = '', markup = '', block = false } = tokens[index] ?? {};
    const mathml = renderMath(content, { block: markup === '$$', budget: budgetOf(env) });
    const shown = mathml ?? `<code>${parser.utils.escapeHtml(`${markup}${content}${markup}`)}</code>`;
    return block ? `<p>${shown}</p>\n` : shown;
  };
}

function budgetOf(env: Env | undefined): MathBudget {
  // The parser hands the same object from the first to the last token of a text.
  const kept = env as { mathBudget?: MathBudget };
  kept.mathBudget ??= { formulas: 0, characters: 0 };
  return kept.mathBudget;
}

/**
 * The first `$` that follows and is not escaped must end it: "$5 and $6" are amounts. A formula neither begins nor ends
 * with a space, and no digit follows it.
 */
function readInline(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (src[pos] !== '$') return false;
  const markup = src[pos + 1] === '$' ? '$$' : '$';
  const start = pos + markup.length;
  const end = endOf(src, start, markup);
  if (end === undefined) return false;
  const content = src.slice(start, end);
  const after = src[end + markup.length] ?? '';
  if (markup === '$' && (/^\s|\s$/.test(content) || /\d/.test(after))) return false;
  if (!silent) Object.assign(state.push('math', 'math', 0), { content: content.trim(), markup });
  state.pos = end + markup.length;
  return true;
}

function endOf(src: string, start: number, markup: string): number | undefined {
  for (let at = start; at < Math.min(src.length, start + maxCharacters + 1); at += 1) {
    if (src[at] === '\\') at += 1;
    else if (src[at] === '$') return at > start && src.startsWith(markup, at) ? at : undefined;
  }
  return undefined;
}

/** Lines of their own from `$$` to `$$`, without an empty one between. */
function readBlock(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (!lineAt(state, startLine).startsWith('$$') || (state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
  const found = blockFrom(state, startLine, Math.min(endLine, startLine + maxLines));
  if (!found) return false;
  if (silent) return true;
  state.line = found.after;
  const { content, after } = found;
  Object.assign(state.push('math', 'math', 0), { content, markup: '$$', block: true, map: [startLine, after] });
  return true;
}

function blockFrom(state: StateBlock, startLine: number, endLine: number) {
  const lines: string[] = [];
  for (let line = startLine; line < endLine; line += 1) {
    const text = line === startLine ? lineAt(state, line).slice(2) : lineAt(state, line);
    const isOutside = line > startLine && (text === '' || (state.sCount[line] ?? 0) < state.blkIndent);
    if (isOutside) return undefined;
    lines.push(text.endsWith('$$') ? text.slice(0, -2) : text);
    if (!text.endsWith('$$')) continue;
    const content = lines.join('\n').trim();
    return content === '' || content.includes('$$') ? undefined : { content, after: line + 1 };
  }
  return undefined;
}

function lineAt({ src, bMarks, tShift, eMarks }: StateBlock, line: number): string {
  return src.slice((bMarks[line] ?? 0) + (tShift[line] ?? 0), eMarks[line]).trim();
}
