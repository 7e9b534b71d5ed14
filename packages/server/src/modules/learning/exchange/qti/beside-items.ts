import { archivePath } from '../archive-paths.ts';
import { toMarkdown } from '../html/to-markdown.ts';
import { ItemProblem } from '../item-problem.ts';
import type { MediaShelf } from '../media-shelf.ts';
import type { Archive } from '../open-archive.ts';
import type { Report } from '../report.ts';
import { surroundingsOf } from '../surroundings.ts';
import { parseXml } from '../xml/parse-xml.ts';
import { childOf, childrenOf, type XmlElement } from '../xml/xml-element.ts';
import { withOldNames } from './qti-names.ts';

interface Reading {
  archive: Archive;
  report: Report;
  shelf: MediaShelf;
  resources: readonly XmlElement[];
}

/** Files of a package that go with its items: texts that several of them are about, metadata, what they look like. */
export class BesideItems {
  readonly #reading: Reading;
  readonly #byIdentifier: ReadonlyMap<string, XmlElement>;
  readonly #read = new Map<string, XmlElement>();
  /** The items that took something of each file, by where they are in the report. */
  readonly #uses = new Map<string, Set<string>>();

  constructor(reading: Reading) {
    this.#reading = reading;
    this.#byIdentifier = new Map(reading.resources.map((each) => [each.attributes.identifier ?? '', each]));
  }

  /**
   * The texts that an item says it is about (QTI 3.0, `qti-assessment-stimulus-ref`), in Markdown.
   *
   * @throws ItemProblem where one is not there: without it the question says nothing
   */
  stimuliOf(item: XmlElement, place: string): string[] {
    return childrenOf(item, 'assessmentStimulusRef').map(({ attributes }) => {
      const name = archivePath(attributes.href ?? '', place) ?? '';
      if (!this.#reading.archive.has(name))
        throw new ItemProblem(
          'The text that it is about is not in the package.',
          'Ask whoever made the package for it.',
        );
      const body = childOf(withOldNames(this.#take(name, place)), 'stimulusBody');
      return body ? toMarkdown(body, surroundingsOf({ ...this.#reading, file: name, place })) : '';
    });
  }

  /** Metadata of an item that stand in files of their own. */
  metadataOf(resource: XmlElement, place: string): XmlElement[] {
    return this.#dependencies(resource)
      .filter(({ attributes }) => /^resourcemetadata/.test(attributes.type ?? ''))
      .flatMap((each) => filesOf(each).slice(0, 1))
      .filter((name) => this.#reading.archive.has(name))
      .map((name) => this.#take(name, place));
  }

  /** Says what became of these files, once it is known what became of the items. */
  settle(): void {
    const { report, archive, resources } = this.#reading;
    const isCarried = (place: string) => ['carried', 'changed'].includes(report.outcomeOf(place) ?? '');
    for (const [name, places] of this.#uses) if ([...places].some(isCarried)) report.carried(name);
    for (const name of archive.names)
      if (/(^|\/)rptemplates\//.test(name) && !report.isSettled(name))
        report.notCarried(name, 'How a question is marked goes by its kind here.', '');
    for (const resource of resources) {
      const [item = '', ...others] = filesOf(resource);
      const within = [...others, ...this.#dependencies(resource).flatMap(filesOf)];
      for (const name of within) if (archive.has(name) && !report.isSettled(name)) this.#settleFile(name, item);
    }
  }

  #settleFile(name: string, item: string): void {
    const { report } = this.#reading;
    if (/\.(css|js)$/i.test(name)) report.notCarried(name, 'How a page looks or moves is not carried.', '');
    else if (report.outcomeOf(item) === 'not-carried')
      report.notCarried(name, 'It goes with something that was not carried.', 'See what is said of that.');
  }

  #dependencies(resource: XmlElement): XmlElement[] {
    return childrenOf(resource, 'dependency').flatMap(
      ({ attributes }) => this.#byIdentifier.get(attributes.identifierref ?? '') ?? [],
    );
  }

  #take(name: string, place: string): XmlElement {
    const root = this.#read.get(name) ?? parseXml(this.#reading.archive.bytes(name), name);
    this.#read.set(name, root);
    this.#uses.set(name, (this.#uses.get(name) ?? new Set()).add(place));
    return root;
  }
}

/** The files of a resource, the one that it begins with first. */
function filesOf(resource: XmlElement): string[] {
  const all = [resource.attributes.href, ...childrenOf(resource, 'file').map(({ attributes }) => attributes.href)];
  return [...new Set(all.flatMap((href) => archivePath(href ?? '', 'imsmanifest.xml') ?? []))];
}
