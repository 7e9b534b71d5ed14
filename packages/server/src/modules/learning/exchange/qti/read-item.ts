import type { Question } from '@laurel/api';
import type { Surroundings } from '../html/around.ts';
import { escapeText } from '../html/inline-markdown.ts';
import { toMarkdown } from '../html/to-markdown.ts';
import { ItemProblem } from '../item-problem.ts';
import { childOf, childrenOf, findAll, lineOf, type XmlElement } from '../xml/xml-element.ts';
import { type Asked, choiceText, type ItemContext } from './item-context.ts';
import { readGaps } from './read-gaps.ts';
import { readInteraction } from './read-interaction.ts';
import { pointsOf, responseDeclarations } from './response-declaration.ts';

/**
 * Makes a question of an assessment item (QTI 2.1 section 6, QTI 3.0 section 2), by the names of 2.1. `stimuli` are the texts
 * of files of their own that it is about.
 *
 * @throws ItemProblem where it cannot be carried
 */
export function readItem(item: XmlElement, around: Surroundings, stimuli: readonly string[] = []): Question {
  if (item.attributes.adaptive === 'true') throw new ItemProblem('The question changes with what is answered.');
  if (childrenOf(item, 'templateDeclaration').length > 0)
    throw new ItemProblem('The question is made anew with other values each time.');
  const body = childOf(item, 'itemBody');
  if (!body) throw new ItemProblem('The question has no text.');
  const responses = responseDeclarations(item);
  const context: ItemContext = { item, body, responses, around };
  noteProcessing(item, around);
  noteAids(item, around);
  const asked = ask(context);
  const points = Math.min(100, Math.max(0.5, pointsOf(item, responses.values())));
  const prompt = withStimuli(promptOf(context) || titleInstead(item, around), stimuli, around);
  // What is asked has its kind, which a spread of a union does not keep for the compiler.
  return { ...asked, prompt, points, explanation: explanationOf(context), hints: [] } as Question;
}

const isInteraction = ({ name }: XmlElement) => name.endsWith('Interaction');
const isGap = ({ name }: XmlElement) => name === 'textEntryInteraction' || name === 'inlineChoiceInteraction';

function ask(context: ItemContext): Asked {
  const interactions = findAll(context.body, isInteraction).filter(({ name }) => name !== 'endAttemptInteraction');
  const [first] = interactions;
  if (!first)
    throw new ItemProblem('The question asks for no answer.', 'If it is a text to be read, add it as a reading.');
  if (interactions.every(isGap)) return readGaps(interactions, context);
  if (interactions.length > 1)
    throw new ItemProblem(`The item asks ${interactions.length} things at once.`, 'Write one question for each.');
  return readInteraction(first, context);
}

/** What stands where a question asks nothing in words of its own. */
export function titleInstead({ attributes: { title = '' } }: XmlElement, { note }: Surroundings): string {
  if (title.trim()) note('It has no text of its own: its title stands there.');
  return escapeText(title.trim());
}

const longestPrompt = 5_000;

function withStimuli(prompt: string, stimuli: readonly string[], { note }: Surroundings): string {
  const whole = [...stimuli, prompt].filter(Boolean).join('\n\n');
  if (whole.length <= longestPrompt) return whole;
  if (stimuli.length > 0) note('The text that it is about is too long to stand in a question, and was left out.');
  return prompt;
}

const ofFeedback = ({ name }: XmlElement) => /^feedback(Block|Inline)$/.test(name);

/** All text of the body but the interaction's own, and the interaction's prompt. */
function promptOf({ body, around }: ItemContext): string {
  let gaps = 0;
  const custom = (element: XmlElement): string | undefined => {
    if (isGap(element)) {
      gaps += 1;
      return `\\_\\_${gaps}\\_\\_`;
    }
    // It is said once the question was answered.
    if (ofFeedback(element)) return '';
    if (element.name === 'rubricBlock' && !isForCandidate(element)) {
      around.note('What it says to those who teach or mark was left out.');
      return '';
    }
    if (element.name === 'printedVariable') {
      around.note('A value that was worked out while it was answered was left out.');
      return '';
    }
    if (!isInteraction(element)) return undefined;
    const prompt = childOf(element, 'prompt');
    return prompt ? toMarkdown(prompt, around) : '';
  };
  const isSingle = findAll(body, isGap).length === 1;
  const prompt = toMarkdown(body, { ...around, custom }).replaceAll(
    '\\_\\_1\\_\\_',
    isSingle ? '\\_\\_\\_\\_' : '\\_\\_1\\_\\_',
  );
  return prompt;
}

/** Whom a rubric is for stands in its `view`, as one word or several. */
function isForCandidate({ attributes: { view } }: XmlElement): boolean {
  return view === undefined || view.split(/\s+/).includes('candidate');
}

/** What is said after the answer, in one text: what choices say of themselves, and what the item says. */
function explanationOf({ item, body, around }: ItemContext): string {
  const quiet = { ...around, note: () => undefined };
  const isChoice = ({ name }: XmlElement) => /^(simple|inline)?Choice$/i.test(name);
  const ofChoices = findAll(body, isChoice).flatMap((choice) => {
    const feedback = findAll(choice, ofFeedback);
    const words = feedback.map(lineOf).filter(Boolean).join(' ');
    return words ? [`- ${escapeText(choiceText(choice))}: ${escapeText(words)}`] : [];
  });
  const modal = childrenOf(item, 'modalFeedback').map((feedback) => toMarkdown(feedback, quiet));
  const within = findAll(body, (element) => isChoice(element) || ofFeedback(element)).filter(ofFeedback);
  const ofBody = within.map((feedback) => toMarkdown(feedback, quiet));
  const texts = [ofChoices.join('\n'), ...ofBody, ...modal].filter(Boolean);
  if (texts.length > 1 || ofChoices.length > 0)
    around.note('What is said after the answer is one explanation, the same for all.');
  return [...new Set(texts)].join('\n\n');
}

const templates = /(match_correct|map_response|map_response_point)(\.xml)?$/;

/** Marking by a program of the item's own is told; the declared right answer is what counts here. */
function noteProcessing(item: XmlElement, { note }: Surroundings): void {
  const processing = childOf(item, 'responseProcessing');
  if (!processing || templates.test(processing.attributes.template ?? '')) return;
  const rules = findAll(processing, ({ name }) => /^(match|mapResponse|isNull|correct)$/.test(name));
  const others = findAll(processing, ({ name }) =>
    /^(lookupOutcomeValue|customOperator|random|sum|product|gt|lt|gte|lte|stringMatch|substring|patternMatch|member|contains)$/.test(
      name,
    ),
  );
  if (rules.length === 0 || others.length > 0)
    note('It was marked by a program of its own: the answer that is declared right is what counts here.');
}

/** What helps some to read it: other wordings, signs, things to work with. */
function noteAids(item: XmlElement, { note }: Surroundings): void {
  if (findAll(item, ({ name }) => /^(catalog|apipAccessibility)$/.test(name)).length > 0)
    note('Other wordings and supports for some learners were left out.');
  if (childOf(item, 'companionMaterialsInfo')) note('What is at hand while it is answered was left out.');
}
