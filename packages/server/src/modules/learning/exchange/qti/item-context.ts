import type { Question } from '@laurel/api';
import type { Surroundings } from '../html/around.ts';
import { lineOf, type XmlElement } from '../xml/xml-element.ts';
import type { ResponseDeclaration } from './response-declaration.ts';

/** What a reader of an interaction has to go by. */
export interface ItemContext {
  item: XmlElement;
  body: XmlElement;
  responses: ReadonlyMap<string, ResponseDeclaration>;
  around: Surroundings;
}

/** What an interaction asks, without what all questions have. */
export type Asked = Question extends infer Q
  ? Q extends Question
    ? Omit<Q, 'prompt' | 'points' | 'explanation' | 'hints'>
    : never
  : never;

/** A choice's own text, without what is said after it was chosen. */
export function choiceText(choice: XmlElement): string {
  const children = choice.children.filter(
    (child) => typeof child === 'string' || !/^feedback(Inline|Block)$/.test(child.name),
  );
  return lineOf({ ...choice, children });
}
