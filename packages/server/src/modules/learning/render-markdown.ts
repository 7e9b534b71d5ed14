import MarkdownIt, { type Env, type Token } from 'markdown-it';
import { addAnchors } from './markdown/add-anchors.ts';
import { addCode, namedExercises } from './markdown/code-rule.ts';
import { addMath } from './markdown/math-rules.ts';
import { newTextBudget, type TextBudget } from './markdown/text-budget.ts';

const maxSourceCharacters = 100_000;
/** What links and images may add to the text: a definition is written once and used a thousand times. */
const maxAddedCharacters = 500_000;
const maxNesting = 40;

const parser = new MarkdownIt('default', { html: false, linkify: false, typographer: false, maxNesting });
const escapeHtml = parser.utils.escapeHtml;
addMath(parser);
addCode(parser);
const ownFile = /^\/files\/[0-9a-f-]{36}$/;

// Addresses within Laurel are written in full, so that a text reads the same wherever it is shown.
parser.validateLink = (url) => /^(https?:\/\/|mailto:)/i.test(url.trim()) || ownFile.test(url);

interface Options {
  origin: string;
  anchors?: boolean;
  exercises?: readonly string[];
  budget?: TextBudget;
}

/**
 * Makes sanitised HTML of Markdown: no HTML of the author's own, links to `https`, `http` and `mailto` only, images only
 * from this install's files, headings below the two that the page itself has, no inline style; formulas as MathML and
 * code in colours by class. Text that would grow beyond measure is shown as it was written. With `anchors` each heading
 * and paragraph has an id, so that one can come back to it; only one text of a page may have them. A fence `exercise <key>`
 * with one of the keys given leaves a place for it, `<div id="exercise-<key>"></div>`. Texts
 * of one answer share a budget.
 */
export function renderMarkdown(
  source: string,
  { origin, anchors = false, exercises = [], budget = newTextBudget() }: Options,
): string {
  if (source.length > Math.min(maxSourceCharacters, budget.charactersLeft)) return asWritten(source);
  budget.charactersLeft -= source.length;
  const env: Env = { exercises, mathBudget: budget.math, codeBudget: budget.code };
  const tokens = parser.parse(source, env);
  if (anchors) addAnchors(tokens);
  const added = tokens.reduce((sum, token) => sum + tame(token, origin), 0);
  return added > maxAddedCharacters ? asWritten(source) : parser.renderer.render(tokens, parser.options, env);
}

/** The names of the exercises that a text has places for, in its order. */
export function exercisesIn(source: string): string[] {
  // Few texts have any, and reading one whole takes its time.
  if (source.length > maxSourceCharacters || !/exercise/i.test(source)) return [];
  return namedExercises(parser, parser.parse(source, {}));
}

function asWritten(source: string): string {
  return `<pre>${escapeHtml(source.slice(0, maxSourceCharacters))}</pre>\n`;
}

/** Makes one token harmless, its children too, and says how many characters its attributes will take. */
function tame(token: Token, origin: string): number {
  const inner =
    token.type === 'image' ? 0 : (token.children ?? []).reduce((sum, child) => sum + tame(child, origin), 0);
  if (token.type === 'heading_open' || token.type === 'heading_close') lowerHeading(token);
  if (token.type === 'link_open') token.attrSet('rel', 'noopener noreferrer');
  if (token.type === 'image') tameImage(token, origin);
  const alignment = /^text-align:(left|center|right)$/.exec(String(token.attrGet('style') ?? ''))?.[1];
  token.attrs = (token.attrs ?? []).filter(([name]) => name !== 'style');
  if (alignment) token.attrSet('class', `align-${alignment}`);
  return inner + token.attrs.reduce((sum, [, value]) => sum + String(value).length, 0);
}

function lowerHeading(token: Token): void {
  token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + 2)}`;
}

function tameImage(token: Token, origin: string): void {
  const source = String(token.attrGet('src') ?? '');
  const path = source.startsWith(`${origin}/`) ? source.slice(origin.length) : source;
  if (ownFile.test(path)) {
    token.attrSet('src', path);
    token.attrSet('loading', 'lazy');
    // A description is words: a formula in it stays as it was written.
    for (const child of token.children ?? [])
      if (child.type === 'math')
        Object.assign(child, { type: 'text', content: child.markup + child.content + child.markup });
    return;
  }
  // A picture from elsewhere would tell its server who reads this page: its description stands for it.
  token.type = 'text';
  token.attrs = null;
  token.children = null;
}
