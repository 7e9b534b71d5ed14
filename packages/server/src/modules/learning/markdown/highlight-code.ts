import hljs from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import c from 'highlight.js/lib/languages/c';
import cpp from 'highlight.js/lib/languages/cpp';
import csharp from 'highlight.js/lib/languages/csharp';
import css from 'highlight.js/lib/languages/css';
import diff from 'highlight.js/lib/languages/diff';
import go from 'highlight.js/lib/languages/go';
import ini from 'highlight.js/lib/languages/ini';
import java from 'highlight.js/lib/languages/java';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import kotlin from 'highlight.js/lib/languages/kotlin';
import php from 'highlight.js/lib/languages/php';
import powershell from 'highlight.js/lib/languages/powershell';
import python from 'highlight.js/lib/languages/python';
import r from 'highlight.js/lib/languages/r';
import ruby from 'highlight.js/lib/languages/ruby';
import rust from 'highlight.js/lib/languages/rust';
import sql from 'highlight.js/lib/languages/sql';
import swift from 'highlight.js/lib/languages/swift';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import yaml from 'highlight.js/lib/languages/yaml';

/** All that is coloured, by the name of its fence; anything else is shown plain. */
const languages = {
  ...{
    bash,
    c,
    cpp,
    csharp,
    css,
    diff,
    go,
    ini,
    java,
    javascript,
    json,
    kotlin,
    php,
    powershell,
    python,
    r,
    ruby,
    rust,
  },
  ...{ sql, swift, typescript, xml, yaml },
};
for (const [name, language] of Object.entries(languages)) hljs.registerLanguage(name, language);

/** The names that a fence may give, aliases such as `html` and `js` aside. */
export const highlighted = Object.keys(languages);

const maxBlockCharacters = 10_000;
/** Some of the languages' patterns look ahead to the end of the line, again and again. */
const maxLineCharacters = 400;
const maxTextCharacters = 40_000;

/** How many characters of one text have been coloured so far. */
export interface CodeBudget {
  characters: number;
}

/** Marks code up by classes alone; undefined where its language is not known or there is too much of it. */
export function highlightCode(
  code: string,
  { language, budget }: { language: string; budget: CodeBudget },
): string | undefined {
  if (code.length > maxBlockCharacters || !/^[\w+#-]{1,20}$/.test(language) || !hljs.getLanguage(language))
    return undefined;
  if (code.split('\n').some(({ length }) => length > maxLineCharacters)) return undefined;
  budget.characters += code.length;
  if (budget.characters > maxTextCharacters) return undefined;
  try {
    return hljs.highlight(code, { language, ignoreIllegals: true }).value;
  } catch {
    return undefined;
  }
}
