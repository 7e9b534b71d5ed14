import { ItemProblem } from '../item-problem.ts';
import { childrenOf, elementsOf, findAll, type XmlElement } from '../xml/xml-element.ts';
import { type Asked, choiceText, type ItemContext } from './item-context.ts';
import { readGapMatch } from './read-gap-match.ts';
import { type ResponseDeclaration, rightValues } from './response-declaration.ts';

/** Why a kind of interaction has no question here, and what to do. */
const notCarried: Record<string, [why: string, whatToDo: string]> = {
  extendedTextInteraction: ['It asks for a longer text, which people mark.', 'Add a project with a rubric for it.'],
  uploadInteraction: ['It asks for a file, which people mark.', 'Add a project for it.'],
  drawingInteraction: ['It asks for a drawing, which people mark.', 'Add a project for it.'],
  hotspotInteraction: ['It is answered by a place in a picture.', 'Ask for it in words.'],
  selectPointInteraction: ['It is answered by a place in a picture.', 'Ask for it in words.'],
  positionObjectInteraction: ['It is answered by a place in a picture.', 'Ask for it in words.'],
  graphicOrderInteraction: ['It is answered in a picture.', 'Ask for the order in words.'],
  graphicAssociateInteraction: ['It is answered in a picture.', 'Ask for it in words.'],
  graphicGapMatchInteraction: ['It is answered in a picture.', 'Ask for it in words.'],
  associateInteraction: ['It asks for pairs within one set.', 'Write it as matching, with the sets apart.'],
  hottextInteraction: ['It asks to mark words in a text.', 'Write it as a choice of these words.'],
  sliderInteraction: ['It is answered by a slider.', 'Ask for the number.'],
  mediaInteraction: ['It asks to watch or listen, not for an answer.', 'Add it as a video.'],
  customInteraction: ['It runs a program of its own.', ''],
  portableCustomInteraction: ['It runs a program of its own.', ''],
};

/** What one interaction, alone in its item, asks. */
export function readInteraction(interaction: XmlElement, context: ItemContext): Asked {
  const response = context.responses.get(interaction.attributes.responseIdentifier ?? '');
  if (!response) throw new ItemProblem('The package does not say how it is answered.');
  switch (interaction.name) {
    case 'choiceInteraction':
      return choice(interaction, response, context);
    case 'orderInteraction':
      return ordering(interaction, response, context);
    case 'matchInteraction':
      return matching(interaction, response, context);
    case 'gapMatchInteraction':
      return readGapMatch(interaction, response, context);
    default: {
      const [why, whatToDo] = notCarried[interaction.name] ?? [
        `Questions of the kind ${interaction.name} are not known here.`,
        '',
      ];
      throw new ItemProblem(why, whatToDo || undefined);
    }
  }
}

/** The text of something to choose; a picture in it stands by its description. */
function labelOf(element: XmlElement, { around }: Pick<ItemContext, 'around'>): string {
  const pictures = findAll(element, ({ name }) => name === 'img' || name === 'object' || name === 'math');
  if (pictures.length > 0) around.note('A picture or formula in an answer stands by its words.');
  if (findAll(element, ({ name }) => name === 'sub' || name === 'sup').length > 0)
    around.note('Raised and lowered letters are on the line.');
  const words = pictures.map(({ attributes }) => attributes.alt ?? '').filter(Boolean);
  const label = [choiceText(element), ...words].filter(Boolean).join(' ').slice(0, 1_000);
  if (label) return label;
  throw new ItemProblem(
    'An answer is a picture or a formula without words.',
    'Write it anew, with the answers in words.',
  );
}

function choice(interaction: XmlElement, response: ResponseDeclaration, context: ItemContext): Asked {
  const right = new Set(rightValues(response));
  if (right.size === 0) throw new ItemProblem('The package does not say which answer is right.');
  const options = findAll(interaction, ({ name }) => name === 'simpleChoice').map((each) => ({
    text: labelOf(each, context),
    correct: right.has(each.attributes.identifier ?? ''),
  }));
  const isSingle = response.cardinality === 'single' || interaction.attributes.maxChoices === '1';
  if (!isSingle) notePartPoints(response, context);
  return { kind: isSingle ? 'single-choice' : 'multiple-choice', options };
}

function notePartPoints({ mapped }: ResponseDeclaration, { around }: ItemContext): void {
  if (mapped.length > 0) around.note('Points in part are not given: all right answers and no other earn the points.');
}

function ordering(interaction: XmlElement, response: ResponseDeclaration, context: ItemContext): Asked {
  const texts = new Map(
    childrenOf(interaction, 'simpleChoice').map((each) => [each.attributes.identifier ?? '', labelOf(each, context)]),
  );
  const items = response.correct.map((identifier) => texts.get(identifier) ?? '');
  if (items.length !== texts.size || new Set(items).size !== items.length)
    throw new ItemProblem('The package does not say the right order of all items.');
  return { kind: 'ordering', items };
}

function matching(interaction: XmlElement, response: ResponseDeclaration, context: ItemContext): Asked {
  const [first, second] = childrenOf(interaction, 'simpleMatchSet').map(
    (set) => new Map(elementsOf(set).map((each) => [each.attributes.identifier ?? '', labelOf(each, context)])),
  );
  const pairs = rightValues(response).map((value) => value.split(/\s+/));
  const sources = pairs.map(([source]) => source);
  if (!first || !second || pairs.length === 0) throw new ItemProblem('The package does not say what belongs together.');
  if (new Set(sources).size !== sources.length || sources.length !== first.size)
    throw new ItemProblem('An item belongs to several others, or to none.', 'Write it as several questions.');
  const used = new Set(pairs.map(([, target = '']) => target));
  return {
    kind: 'matching',
    pairs: pairs.map(([source = '', target = '']) => ({
      item: first.get(source) ?? '',
      target: second.get(target) ?? '',
    })),
    distractors: [...second].filter(([identifier]) => !used.has(identifier)).map(([, text]) => text),
  };
}
