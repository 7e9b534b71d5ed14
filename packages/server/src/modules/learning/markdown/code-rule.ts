import type { Env, MarkdownIt, Token } from 'markdown-it';
import { type CodeBudget, highlightCode } from './highlight-code.ts';

/** Has the parser colour fenced code by classes, and leave a place for exercises; the first word behind the fence says which. */
export function addCode(parser: MarkdownIt): void {
  const { escapeHtml, unescapeAll } = parser.utils;
  parser.renderer.rules.fence = (tokens, index, _options, env) => {
    const { content = '', info = '' } = tokens[index] ?? {};
    const [language, key] = wordsOf(unescapeAll(info));
    if (language === 'exercise' && exercisesOf(env).includes(key))
      return `<div id="exercise-${escapeHtml(key)}"></div>\n`;
    const coloured = language ? highlightCode(content, { language, budget: budgetOf(env) }) : undefined;
    const named = language ? ` class="language-${escapeHtml(language)}"` : '';
    return `<pre><code${named}>${coloured ?? escapeHtml(content)}</code></pre>\n`;
  };
}

/** The names of the exercises that a parsed text has places for; empty where the author named none. */
export function namedExercises(parser: MarkdownIt, tokens: readonly Token[]): string[] {
  return tokens
    .filter(({ type }) => type === 'fence')
    .map(({ info }) => wordsOf(parser.utils.unescapeAll(info)))
    .flatMap(([language, key]) => (language === 'exercise' ? [key] : []));
}

function wordsOf(info: string): [language: string, key: string] {
  const [language = '', key = ''] = info.trim().toLowerCase().split(/\s+/, 2);
  return [language, key];
}

function exercisesOf(env: Env | undefined): readonly string[] {
  return Array.isArray(env?.exercises) ? env.exercises : [];
}

function budgetOf(env: Env | undefined): CodeBudget {
  // The parser hands the same object from the first to the last token of a text.
  const kept = env as { codeBudget?: CodeBudget };
  kept.codeBudget ??= { characters: 0 };
  return kept.codeBudget;
}
