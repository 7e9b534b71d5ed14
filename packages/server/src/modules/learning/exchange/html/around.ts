import type { XmlElement } from '../xml/xml-element.ts';

/** What HTML refers to, and what is said of what could not be kept. */
export interface Surroundings {
  /** The address of a picture in Markdown, or nothing where it cannot be had. */
  picture(source: string): string | undefined;
  /** The address of a link in Markdown, or nothing where it leads nowhere from here. */
  link(target: string): string | undefined;
  /** Notes a change, in a sentence. */
  note(sentence: string): void;
  /** Markdown for an element that HTML does not know; nothing to read it as text. */
  custom?(element: XmlElement): string | undefined;
}
