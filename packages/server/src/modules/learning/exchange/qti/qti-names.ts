import type { XmlElement } from '../xml/xml-element.ts';

/** The same tree with the names of QTI 2.1 for those of QTI 3.0: `qti-choice-interaction` is `choiceInteraction`. */
export function withOldNames({ name, attributes, children }: XmlElement): XmlElement {
  return {
    name: camel(name.replace(/^qti-/, '')),
    attributes: Object.assign(
      Object.create(null),
      Object.fromEntries(Object.entries(attributes).map(([key, value]) => [camel(key), value])),
    ),
    children: children.map((child) => (typeof child === 'string' ? child : withOldNames(child))),
  };
}

const camel = (name: string) => name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
