import { childOf, childrenOf, elementsOf, lineOf, textOf, type XmlElement } from '../xml/xml-element.ts';

/** How one response of an item is answered rightly, as it is declared. */
export interface ResponseDeclaration {
  identifier: string;
  cardinality: string;
  baseType: string;
  /** The right values; empty where none are declared. */
  correct: string[];
  /** Values that earn or cost something. */
  mapped: { key: string; value: number; caseSensitive: boolean }[];
  upperBound: number | undefined;
}

/** The responses of an item, by their identifiers. */
export function responseDeclarations(item: XmlElement): Map<string, ResponseDeclaration> {
  const found = childrenOf(item, 'responseDeclaration').map((element): ResponseDeclaration => {
    const { identifier = '', cardinality = 'single', baseType = 'identifier' } = element.attributes;
    const mapping = childOf(element, 'mapping');
    const upperBound = Number(mapping?.attributes.upperBound);
    return {
      identifier,
      cardinality,
      baseType,
      correct: valuesOf(childOf(element, 'correctResponse')),
      mapped: (mapping ? childrenOf(mapping, 'mapEntry') : []).map(({ attributes }) => ({
        key: attributes.mapKey ?? '',
        value: Number(attributes.mappedValue ?? 0),
        caseSensitive: attributes.caseSensitive !== 'false' && attributes.caseSensitive !== undefined,
      })),
      upperBound: mapping?.attributes.upperBound !== undefined && Number.isFinite(upperBound) ? upperBound : undefined,
    };
  });
  return new Map(found.map((each) => [each.identifier, each]));
}

function valuesOf(element: XmlElement | undefined): string[] {
  return (element ? elementsOf(element) : [])
    .filter(({ name }) => name === 'value')
    .map((value) => textOf(value).trim())
    .filter((value) => value !== '');
}

/** The right values: as declared, or those that earn most where only a mapping says so. */
export function rightValues({ correct, mapped, cardinality }: ResponseDeclaration): string[] {
  if (correct.length > 0) return correct;
  const earning = mapped.filter(({ value }) => value > 0);
  if (cardinality !== 'single') return earning.map(({ key }) => key);
  const most = Math.max(0, ...earning.map(({ value }) => value));
  return earning.filter(({ value }) => value === most).map(({ key }) => key);
}

/** What the item is worth by its own word: the most that its score can be. */
export function pointsOf(item: XmlElement, responses: Iterable<ResponseDeclaration>): number {
  const outcomes = childrenOf(item, 'outcomeDeclaration');
  const outcome = (name: string) => outcomes.find(({ attributes }) => attributes.identifier === name);
  const declared = Number(lineOf(childOf(outcome('MAXSCORE'), 'defaultValue', 'value')) || Number.NaN);
  const normal = Number(outcome('SCORE')?.attributes.normalMaximum ?? Number.NaN);
  const mapped = [...responses].reduce((sum, response) => sum + mostOf(response), 0);
  return [declared, normal, mapped].find((points) => Number.isFinite(points) && points > 0) ?? 1;
}

function mostOf({ mapped, upperBound, cardinality }: ResponseDeclaration): number {
  const earning = mapped.map(({ value }) => value).filter((value) => value > 0);
  const most = cardinality === 'single' ? Math.max(0, ...earning) : earning.reduce((sum, value) => sum + value, 0);
  return upperBound === undefined ? most : Math.min(most, upperBound);
}
