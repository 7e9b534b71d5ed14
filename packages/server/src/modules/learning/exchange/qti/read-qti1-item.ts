import type { Question } from '@laurel/api';
import type { Surroundings } from '../html/around.ts';
import { parseHtml } from '../html/parse-html.ts';
import { toMarkdown } from '../html/to-markdown.ts';
import { ItemProblem } from '../item-problem.ts';
import { difficultyOf, type SaidOfQuestion, tagsOf } from '../said-of-question.ts';
import { childOf, findAll, lineOf, textOf, type XmlElement } from '../xml/xml-element.ts';
import { titleInstead } from './read-item.ts';

/**
 * Makes a question of an item of QTI 1.2, as Common Cartridge 1.3 narrows it (section 4 of its profile): one response, by
 * choice or by text.
 *
 * @throws ItemProblem where it cannot be carried
 */
export function readQti1Item(item: XmlElement, around: Surroundings): Question {
  const presentation = childOf(item, 'presentation');
  if (!presentation) throw new ItemProblem('The question has no text.');
  const responses = findAll(presentation, ({ name }) => name.startsWith('response_') && name !== 'response_label');
  const [response] = responses;
  if (profileOf(item).includes('essay') || !response)
    throw new ItemProblem(
      'It asks for a longer text, which people mark, or for nothing.',
      'Add a project with a rubric for it.',
    );
  if (responses.length > 1)
    throw new ItemProblem(`The item asks ${responses.length} things at once.`, 'Write one question for each.');
  const material = presentation.children.filter((child) => child !== response);
  const prompt = markdownOf(
    { ...presentation, children: material.filter((child) => typeof child === 'string' || !holds(child, response)) },
    around,
  );
  // What is asked has its kind, which a spread of a union does not keep for the compiler.
  return {
    ...ask(item, response, around),
    prompt: prompt || titleInstead(item, around),
    points: pointsOf(item),
    explanation: explanationOf(item, around),
    hints: [],
  } as Question;
}

/** A `flow` around the response: what else is in it belongs to the question. */
function holds(element: XmlElement, response: XmlElement): boolean {
  return element === response || findAll(element, (each) => each === response).length > 0;
}

function ask(item: XmlElement, response: XmlElement, around: Surroundings): Partial<Question> {
  if (response.name === 'response_lid') return choice(item, response, around);
  if (findAll(response, ({ name }) => name === 'render_fib').length === 0)
    throw new ItemProblem(`Questions of the kind ${response.name} are not known here.`);
  const values = rightValues(item, around);
  const accepted = [...new Set(values.map(({ text }) => text.slice(0, 200)))];
  if (accepted.length === 0) throw new ItemProblem('The package does not say what is right.');
  return { kind: 'short-text', accepted, exactly: values.every(({ isExact }) => isExact) ? ['case'] : [] };
}

function choice(item: XmlElement, response: XmlElement, around: Surroundings): Partial<Question> {
  const right = new Set(rightValues(item, around).map(({ text }) => text));
  if (right.size === 0) throw new ItemProblem('The package does not say which answer is right.');
  const options = findAll(response, ({ name }) => name === 'response_label').map((label) => ({
    text: plainOf(label, around).slice(0, 1_000),
    correct: right.has(label.attributes.ident ?? ''),
  }));
  const isMultiple =
    response.attributes.rcardinality?.toLowerCase() === 'multiple' || profileOf(item).includes('multiple_response');
  return { kind: isMultiple ? 'multiple-choice' : 'single-choice', options };
}

interface Value {
  text: string;
  isExact: boolean;
}

/** What earns points, by the item's own conditions; what must not be chosen stands under `not`. */
function rightValues(item: XmlElement, around: Surroundings): Value[] {
  const conditions = findAll(item, ({ name }) => name === 'respcondition').map((condition) => ({
    points: Math.max(
      0,
      ...findAll(condition, ({ name }) => name === 'setvar').map((each) => Number(lineOf(each)) || 0),
    ),
    values: valuesOf(condition, around),
  }));
  const most = Math.max(0, ...conditions.map(({ points }) => points));
  const earning = conditions.filter(({ points }) => points > 0 && points === most);
  if (conditions.some(({ points }) => points > 0 && points < most))
    around.note('Answers that earned part of the points earn none.');
  return earning.flatMap(({ values }) => values);
}

function valuesOf(condition: XmlElement, around: Surroundings): Value[] {
  const takes = ({ name }: XmlElement) => /^(varequal|varsubstring|not|or)$/.test(name);
  return findAll(childOf(condition, 'conditionvar') ?? condition, takes).flatMap((each): Value[] => {
    if (each.name === 'not') return [];
    if (each.name === 'or') return valuesOf({ name: 'respcondition', attributes: {}, children: each.children }, around);
    if (each.name === 'varsubstring')
      around.note('Any answer with these words in it was right: here the answer must be these words.');
    return [{ text: textOf(each).trim(), isExact: /^(yes|true)$/i.test(each.attributes.case ?? '') }];
  });
}

function metadataOf(element: XmlElement, label: RegExp): string {
  const fields = findAll(element, ({ name }) => name === 'qtimetadatafield');
  return lineOf(
    childOf(
      fields.find((field) => label.test(lineOf(childOf(field, 'fieldlabel')))),
      'fieldentry',
    ),
  );
}

const profileOf = (item: XmlElement) => metadataOf(item, /^(cc_profile|question_type)$/);

function pointsOf(item: XmlElement): number {
  const points = Number(metadataOf(item, /^(cc_weighting|qmd_weighting|points_possible)$/) || Number.NaN);
  return points > 0 ? Math.min(100, Math.max(0.5, points)) : 1;
}

/** What its metadata says beside what it asks (QTI 1.2, table of the metadata vocabulary). */
export function saidOfQti1Item(item: XmlElement): SaidOfQuestion {
  const keywords = metadataOf(item, /^(qmd_keywords|keywords)$/i).split(/[,;]/);
  const topic = metadataOf(item, /^(qmd_topic|topic)$/i);
  return {
    difficulty: difficultyOf(metadataOf(item, /^(qmd_levelofdifficulty|difficulty)$/i)),
    tags: tagsOf([topic, ...keywords]).tags,
    skills: [],
    objectives: [],
  };
}

function explanationOf(item: XmlElement, around: Surroundings): string {
  const quiet = { ...around, note: () => undefined };
  const texts = findAll(item, ({ name }) => name === 'itemfeedback').map((feedback) => markdownOf(feedback, quiet));
  const told = [...new Set(texts.filter(Boolean))];
  if (told.length > 1) around.note('What is said after the answer is one explanation, the same for all.');
  return told.join('\n\n');
}

/** The Markdown of all material within; `text/html` is HTML in text. */
export function markdownOf(element: XmlElement, around: Surroundings): string {
  return findAll(element, ({ name }) => name === 'mattext' || name === 'matimage')
    .map((part) => (part.name === 'mattext' ? toMarkdown(htmlOf(part), around) : imageOf(part, around)))
    .filter(Boolean)
    .join('\n\n');
}

const plainOf = (element: XmlElement, around: Surroundings) =>
  findAll(element, ({ name }) => name === 'mattext' || name === 'matimage')
    .map((part) => (part.name === 'mattext' ? wordsOf(htmlOf(part), around) : (part.attributes.label ?? '')))
    .join(' ')
    .trim();

function wordsOf(html: XmlElement, around: Surroundings): string {
  const pictures = findAll(html, ({ name }) => name === 'img');
  if (pictures.length > 0) around.note('A picture or formula in an answer stands by its words.');
  return [lineOf(html), ...pictures.map(({ attributes }) => attributes.alt ?? '')].filter(Boolean).join(' ');
}

function htmlOf(part: XmlElement): XmlElement {
  return part.attributes.texttype === 'text/html'
    ? parseHtml(textOf(part))
    : { name: 'p', attributes: {}, children: [textOf(part)] };
}

function imageOf({ attributes }: XmlElement, around: Surroundings): string {
  const target = attributes.uri && around.picture(attributes.uri);
  return target ? `![](${target})` : '';
}
