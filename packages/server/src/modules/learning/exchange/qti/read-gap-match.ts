import { ItemProblem } from '../item-problem.ts';
import { findAll, type XmlElement } from '../xml/xml-element.ts';
import { type Asked, choiceText, type ItemContext } from './item-context.ts';
import { type ResponseDeclaration, rightValues } from './response-declaration.ts';

/** Words to be put into gaps: here they are typed, and the words to choose from stand above. */
export function readGapMatch(interaction: XmlElement, response: ResponseDeclaration, { around }: ItemContext): Asked {
  if (findAll(interaction, ({ name }) => name === 'gapImg').length > 0)
    throw new ItemProblem('Pictures are to be put into gaps.', 'Ask for it in words.');
  const words = new Map(
    findAll(interaction, ({ name }) => name === 'gapText').map((each) => [
      each.attributes.identifier ?? '',
      choiceText(each),
    ]),
  );
  const wordOf = new Map(
    rightValues(response).map((value) => {
      const [word = '', gap = ''] = value.split(/\s+/);
      return [gap, words.get(word)] as const;
    }),
  );
  const gaps = findAll(interaction, ({ name }) => name === 'gap').map(({ attributes }) => {
    const word = wordOf.get(attributes.identifier ?? '');
    if (!word) throw new ItemProblem('The package does not say what belongs in each gap.');
    return { accepted: [word] };
  });
  let number = 0;
  const text = plainText(interaction, () => {
    number += 1;
    return `{{${number}}}`;
  });
  around.note('The words are typed into the gaps; those to choose from stand above the text.');
  return { kind: 'fill-in', text: `${[...words.values()].join(' · ')}\n\n${text}`, gaps, exactly: [] };
}

const lines = /^(p|div|li|blockquote)$/;

/** The text with its gaps, line by line. */
function plainText(interaction: XmlElement, gap: () => string): string {
  const write = (element: XmlElement): string => {
    if (/^(gapText|prompt)$/.test(element.name)) return '';
    if (element.name === 'gap') return gap();
    const inner = element.children
      .map((child) => (typeof child === 'string' ? child.replaceAll(/\s+/g, ' ') : write(child)))
      .join('');
    return lines.test(element.name) ? `${inner}\n` : inner;
  };
  return write(interaction).replaceAll(/\n\s+/g, '\n').trim();
}
