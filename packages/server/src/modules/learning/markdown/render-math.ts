import katex from 'katex';

const maxFormulaCharacters = 2_000;
/** What all formulas of one text may have together, as written and as MathML. */
const maxFormulas = 1_000;
const maxMathmlCharacters = 1_000_000;

/** What KaTeX marks a command with that it would not follow, such as a link. */
const errorColor = '#e0b0ff';

/** What the formulas of one text have used up so far. */
export interface MathBudget {
  formulas: number;
  characters: number;
}

/** The presentation elements of MathML that KaTeX makes, and which of their attributes are kept. */
const elements = new Set(
  `math semantics annotation mrow mi mn mo ms mtext mspace mstyle mpadded mphantom menclose merror mfrac msqrt mroot msub msup
  msubsup munder mover munderover mtable mtr mtd`.split(/\s+/),
);
const attributes = new Set(
  `xmlns display displaystyle scriptlevel encoding accent accentunder columnalign columnspacing depth fence height largeop
  linethickness lspace mathsize mathvariant maxsize minsize movablelimits notation rowspacing rspace separator stretchy symmetric
  voffset width`.split(/\s+/),
);

/**
 * Makes MathML of a formula in TeX; undefined where it cannot be read, would grow beyond measure, or the text has too
 * many. Nothing comes through that is not named here: no style, no colour of its own, no link, no picture.
 */
export function renderMath(tex: string, { block, budget }: { block: boolean; budget: MathBudget }): string | undefined {
  budget.formulas += 1;
  if (tex.length > maxFormulaCharacters || budget.formulas > maxFormulas) return undefined;
  if (budget.characters > maxMathmlCharacters) return undefined;
  const mathml = asMathml(tex, block);
  if (mathml === undefined) return undefined;
  budget.characters += mathml.length;
  return budget.characters > maxMathmlCharacters ? undefined : mathml;
}

function asMathml(tex: string, block: boolean): string | undefined {
  try {
    const options = { output: 'mathml', trust: false, strict: 'ignore', maxExpand: 200, maxSize: 20 } as const;
    const html = katex.renderToString(tex, { ...options, errorColor, displayMode: block, throwOnError: true });
    return html.includes(errorColor) ? undefined : onlyKnown(html);
  } catch {
    // Also what nests so deep that there is no stack left for it.
    return undefined;
  }
}

/** KaTeX writes every `<` of a formula as `&lt;`: what begins with one is a tag of its own. */
function onlyKnown(html: string): string | undefined {
  let strange = false;
  const kept = html.replaceAll(/<(\/?)([a-z]+)((?:\s[^<>]*)?)>/g, (_, slash: string, name: string, rest: string) => {
    if (name === 'span') return '';
    strange ||= !elements.has(name);
    return `<${slash}${name}${slash ? '' : onlyKnownAttributes(rest)}>`;
  });
  return strange || /<(?!\/?[a-z]+(?: [a-z]+="[^"<>]*")*>)/.test(kept) ? undefined : kept;
}

function onlyKnownAttributes(written: string): string {
  return [...written.matchAll(/\s([a-z]+)="([^"<>]*)"/g)]
    .filter(([, name = '']) => attributes.has(name))
    .map(([, name, value]) => ` ${name}="${value}"`)
    .join('');
}
