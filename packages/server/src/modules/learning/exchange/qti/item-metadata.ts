import { difficultyOf, nothingSaid, type SaidOfQuestion, tagsOf } from '../said-of-question.ts';
import { childOf, childrenOf, findAll, lineOf, type XmlElement } from '../xml/xml-element.ts';

const ofAims = /objective|competenc|skill|outcome|standard/i;

/**
 * What the manifest says of an item: keywords and classifications of its metadata (IEEE LOM 1484.12.1), how hard it is, and
 * the curriculum standards that it is aligned with (QTI 3.0, curriculum standards metadata).
 * `outside` are metadata of it in files of their own.
 */
export function itemMetadata(
  resource: XmlElement,
  outside: readonly XmlElement[],
  note: (sentence: string) => void,
): SaidOfQuestion {
  const own = childOf(resource, 'metadata');
  const metadata: XmlElement = { name: 'metadata', attributes: {}, children: [...(own?.children ?? []), ...outside] };
  if (metadata.children.length === 0) return nothingSaid;
  const all = (name: string) => findAll(metadata, (element) => element.name === name);
  const classes = all('classification').map((element) => ({
    isAim: ofAims.test(lineOf(childOf(element, 'purpose'))),
    entries: findAll(element, ({ name }) => name === 'taxonPath').flatMap(lastEntry),
  }));
  const standards = all('labelledGUID').map((each) => lineOf(childOf(each, 'label')) || lineOf(childOf(each, 'GUID')));
  const entriesOf = (wanted: boolean) => classes.flatMap(({ isAim, entries }) => (isAim === wanted ? entries : []));
  const { tags, isWhole } = tagsOf([...all('keyword').flatMap(wordings), ...entriesOf(false)]);
  const objectives = [...new Set([...entriesOf(true), ...standards])].filter(Boolean);
  if (!isWhole) note('Some of its keywords were left or cut.');
  const [hard] = all('difficulty');
  return {
    difficulty: difficultyOf(
      lineOf(childOf(hard, 'value', 'string')) || lineOf(childOf(hard, 'value')) || lineOf(hard),
    ),
    tags,
    skills: [],
    objectives,
  };
}

/** The first of a text that stands in several languages. */
function wordings(element: XmlElement): string[] {
  const inner = [...childrenOf(element, 'string'), ...childrenOf(element, 'langstring')];
  return [lineOf(inner[0] ?? element)].filter(Boolean);
}

/** The narrowest class of a path. Taxa stand beside or within each other. */
function lastEntry(path: XmlElement): string[] {
  const within = childrenOf(path, 'taxon').at(-1);
  if (!within) return [];
  const deeper = lastEntry(within);
  const entry = childOf(within, 'entry');
  return deeper.length > 0 || !entry ? deeper : wordings(entry);
}
