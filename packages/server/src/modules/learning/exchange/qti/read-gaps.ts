import { ItemProblem } from '../item-problem.ts';
import { childrenOf, lineOf, type XmlElement } from '../xml/xml-element.ts';
import type { Asked, ItemContext } from './item-context.ts';
import { type ResponseDeclaration, rightValues } from './response-declaration.ts';

/** What gaps in a text ask: a number or a word where there is one, else a text to be filled in. */
export function readGaps(interactions: readonly XmlElement[], context: ItemContext): Asked {
  const [only] = interactions;
  if (only && interactions.length === 1)
    return only.name === 'textEntryInteraction' ? textEntry(only, context) : inlineChoice(only, context);
  return fillIn(interactions, context);
}

function declarationOf(interaction: XmlElement, { responses }: ItemContext): ResponseDeclaration {
  const found = responses.get(interaction.attributes.responseIdentifier ?? '');
  if (!found || rightValues(found).length === 0) throw new ItemProblem('The package does not say what is right.');
  return found;
}

function textEntry(interaction: XmlElement, context: ItemContext): Asked {
  const response = declarationOf(interaction, context);
  const [first = ''] = rightValues(response);
  if (/^(float|integer)$/.test(response.baseType) && Number.isFinite(Number(first)))
    return { kind: 'numeric', answer: Number(first), tolerance: toleranceOf(context, Number(first)), unit: undefined };
  const { accepted, exactly } = acceptedOf(response, context);
  return { kind: 'short-text', accepted, exactly };
}

/** Everything that earns points, and whether upper and lower case matter. */
function acceptedOf(response: ResponseDeclaration, { around }: ItemContext): { accepted: string[]; exactly: 'case'[] } {
  const { mapped, correct } = response;
  const earning = mapped.filter(({ value }) => value > 0);
  if (new Set(earning.map(({ value }) => value)).size > 1)
    around.note('Answers that earned part of the points earn all of them.');
  const accepted = [...new Set([...correct, ...earning.map(({ key }) => key)])].map((text) => text.slice(0, 200));
  // A match with the right answer is exact in QTI; a mapping says for each entry whether case matters.
  const isExact = earning.length > 0 ? earning.every(({ caseSensitive }) => caseSensitive) : true;
  return { accepted, exactly: isExact ? ['case'] : [] };
}

/** How far from the number is still right, as the item's own rules say it (`equal` with a tolerance mode). */
function toleranceOf({ item }: ItemContext, answer: number): number {
  const equal = firstOf(item, 'equal');
  const [given = Number.NaN] = (equal?.attributes.tolerance ?? '').split(/\s+/).map(Number);
  if (!Number.isFinite(given) || given < 0) return 0;
  return equal?.attributes.toleranceMode === 'relative' ? (Math.abs(answer) * given) / 100 : given;
}

function firstOf(element: XmlElement, name: string): XmlElement | undefined {
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    const found = child.name === name ? child : firstOf(child, name);
    if (found) return found;
  }
  return undefined;
}

function choicesOf(interaction: XmlElement): Map<string, string> {
  return new Map(
    childrenOf(interaction, 'inlineChoice').map((each) => [each.attributes.identifier ?? '', lineOf(each)]),
  );
}

function inlineChoice(interaction: XmlElement, context: ItemContext): Asked {
  const right = rightValues(declarationOf(interaction, context));
  const options = [...choicesOf(interaction)].map(([identifier, text]) => ({
    text,
    correct: right.includes(identifier),
  }));
  return { kind: 'single-choice', options };
}

/** The prompt has the text with its gaps numbered; what is filled in is asked by these numbers. */
function fillIn(interactions: readonly XmlElement[], context: ItemContext): Asked {
  const lines: string[] = [];
  let exactly: 'case'[] = [];
  const gaps = interactions.map((interaction, index) => {
    const response = declarationOf(interaction, context);
    if (interaction.name === 'textEntryInteraction') {
      lines.push(`${index + 1}: {{${index + 1}}}`);
      const found = acceptedOf(response, context);
      if (found.exactly.length > 0 && response.baseType === 'string') exactly = found.exactly;
      return { accepted: found.accepted };
    }
    const choices = choicesOf(interaction);
    context.around.note('Choices within a text are typed; what there is to choose from stands beside the gap.');
    lines.push(`${index + 1}: {{${index + 1}}} (${[...choices.values()].join(' · ')})`);
    return {
      accepted: rightValues(response)
        .map((identifier) => choices.get(identifier) ?? '')
        .filter(Boolean),
    };
  });
  return { kind: 'fill-in', text: lines.join('\n'), gaps, exactly };
}
