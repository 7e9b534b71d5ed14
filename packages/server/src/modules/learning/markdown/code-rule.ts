import type { Env, MarkdownIt } from 'markdown-it';
import { type CodeBudget, highlightCode } from './highlight-code.ts';

/** Has the parser colour fenced code by classes, and leave a place for exercises; the first word behind the fence says which. */
export function addCode(parser: MarkdownIt): void {
  const { escapeHtml, unescapeAll } = parser.utils;
  parser.renderer.rules.fence = (tokens, index, _options, env) => {
    const { content = '', info = '' } = tokens[index] ?? {};
    const [language = '', key = ''] = unescapeAll(info).trim().toLowerCase().split(/\s+/, 2);
    if (language === 'exercise' && exercisesOf(env).includes(key))
      return `<div id="exercise-${escapeHtml(key)}"></div>\n`;
    const coloured = language ? highlightCode(content, { language, budget: budgetOf(env) }) : undefined;
    const named = language ? ` class="language-${escapeHtml(language)}"` : '';
    return `<pre><code${named}>${coloured ?? escapeHtml(content)}</code></pre>\n`;
  };
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
