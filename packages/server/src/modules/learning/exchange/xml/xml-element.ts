/** An element with what is in it, in order; names without their prefixes. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlElement | string)[];
}

/** The elements right within. */
export function elementsOf({ children }: XmlElement): XmlElement[] {
  return children.filter((child) => typeof child !== 'string');
}

/** The elements right within that have this name. */
export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return elementsOf(element).filter((child) => child.name === name);
}

/** The first element along these names. */
export function childOf(element: XmlElement | undefined, ...names: string[]): XmlElement | undefined {
  let found = element;
  for (const name of names) found = found && childrenOf(found, name)[0];
  return found;
}

/** The elements within, at whatever depth, that the test takes; what is within one that is taken is not looked at. */
export function findAll(element: XmlElement, test: (element: XmlElement) => boolean): XmlElement[] {
  return elementsOf(element).flatMap((child) => (test(child) ? [child] : findAll(child, test)));
}

/** All text within. */
export function textOf(element: XmlElement | undefined): string {
  return (element?.children ?? []).map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

/** The same on one line. */
export function lineOf(element: XmlElement | undefined): string {
  return textOf(element).replaceAll(/\s+/g, ' ').trim();
}
