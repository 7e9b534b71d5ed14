import path from 'node:path';
import { archivePath } from '../archive-paths.ts';
import { languageOf, lineFrom } from '../build-package.ts';
import { ContentLimit } from '../content-limit.ts';
import { expectFiles } from '../expect-files.ts';
import type { FoundLesson, FoundPackage, Wanted } from '../found-package.ts';
import { parseHtml } from '../html/parse-html.ts';
import { MediaShelf } from '../media-shelf.ts';
import type { Archive } from '../open-archive.ts';
import { Report } from '../report.ts';
import { childOf, childrenOf, findAll, lineOf, type XmlElement } from '../xml/xml-element.ts';
import type { CartridgeReading, CartridgeResource } from './cartridge-reading.ts';
import { readAssessment } from './read-assessment.ts';
import { ofQti1, readResource } from './read-resource.ts';

/**
 * Reads a Common Cartridge (1.0 to 1.3): its outline becomes modules and lessons. Everything that the manifest names has a
 * line in the report: items of the outline, resources, files.
 */
export function readCartridge(
  archive: Archive,
  manifest: XmlElement,
  { kind, wanted }: { kind: FoundPackage['kind']; wanted: Wanted },
): FoundPackage {
  const report = new Report();
  const general = childOf(manifest, 'metadata', 'lom', 'general');
  const language = languageOf(lineOf(childOf(general, 'language')));
  const shelf = new MediaShelf(archive, report);
  const reading: CartridgeReading = {
    archive,
    report,
    shelf,
    limit: new ContentLimit(),
    read: new Set(),
    language,
    wanted,
  };
  const root = childOf(manifest, 'organizations', 'organization', 'item');
  const title = lineFrom(lineOf(childOf(general, 'title')), lineOf(childOf(root, 'title')) || 'Imported cartridge');
  const resources = resourcesOf(reading, manifest);
  expectFiles(report, archive);
  report.carried('imsmanifest.xml');
  const outlining: Outlining = { reading, resources, uses: new Map() };
  const modules = root ? modulesOf(outlining, root, title) : [];
  const banks = questionBanks(reading, resources);
  if (banks.length > 0) modules.push({ place: '/banks', title: 'Question banks', lessons: banks });
  const beside = besideOutline(outlining, manifest);
  if (beside.length > 0) modules.push({ place: '/beside', title: 'Beside the outline', lessons: beside });
  const description = lineOf(childOf(general, 'description'));
  const settle = () => settleResources(reading, outlining);
  return { kind, title, description, language, modules, report, shelf, settle };
}

function resourcesOf({ report, archive }: CartridgeReading, manifest: XmlElement): Map<string, CartridgeResource> {
  const found = childrenOf(childOf(manifest, 'resources') ?? manifest, 'resource').map((element): CartridgeResource => {
    const { identifier = '', type = '' } = element.attributes;
    const pathOf = (href: string | undefined) => archivePath(href ?? '', 'imsmanifest.xml') ?? '';
    const files = childrenOf(element, 'file').map(({ attributes }) => pathOf(attributes.href));
    const place = `resource ${identifier}`;
    report.expect({ place, what: 'other', title: `${identifier} (${type})` });
    for (const name of files)
      if (name && !archive.has(name)) {
        report.expect({ place: name, what: 'file', title: name });
        report.notCarried(
          name,
          'The manifest names it, and it is not in the package.',
          'Ask whoever made the package for it.',
        );
      }
    const href = pathOf(element.attributes.href);
    return { identifier, type, href, files: files.filter(Boolean), place, isForStaff: isForStaff(element) };
  });
  return new Map(found.map((resource) => [resource.identifier, resource]));
}

/** Whom it is for stands in its metadata (Common Cartridge 1.3, roles of LOM 5.5), if anywhere. */
function isForStaff(resource: XmlElement): boolean {
  const metadata = childOf(resource, 'metadata');
  const roles = metadata ? findAll(metadata, ({ name }) => name === 'intendedEndUserRole') : [];
  const words = roles.map((role) => lineOf(childOf(role, 'value') ?? role));
  return words.length > 0 && !words.some((word) => /learner|student/i.test(word));
}

interface Outlining {
  reading: CartridgeReading;
  resources: ReadonlyMap<string, CartridgeResource>;
  /** The items that stand for each resource, by where they are in the report. */
  uses: Map<string, string[]>;
}

/** Items with items in them are modules; those that stand alone beside them come together in one. */
function modulesOf(outlining: Outlining, root: XmlElement, title: string): FoundPackage['modules'] {
  const modules: FoundPackage['modules'] = [];
  for (const [index, item] of childrenOf(root, 'item').entries()) {
    const inner = childrenOf(item, 'item');
    const place = placeOf(item, [index]);
    const name = lineFrom(lineOf(childOf(item, 'title')), 'Module');
    if (inner.length > 0) {
      outlining.reading.report.expect({ place, what: 'module', title: name });
      const own = item.attributes.identifierref ? lessonsOf(outlining, item, [index], []) : [];
      modules.push({
        place,
        title: name,
        lessons: [...own, ...inner.flatMap((each, at) => lessonsOf(outlining, each, [index, at], []))],
      });
      continue;
    }
    const last = modules.at(-1);
    const lessons = lessonsOf(outlining, item, [index], []);
    if (last?.place === '') last.lessons.push(...lessons);
    else modules.push({ place: '', title, lessons });
  }
  return modules;
}

function placeOf({ attributes }: XmlElement, at: readonly number[]): string {
  return `item ${attributes.identifier ?? at.join('.')}`;
}

/** The lessons of an item and of those within; what folders there were is told. */
function lessonsOf(
  outlining: Outlining,
  item: XmlElement,
  at: readonly number[],
  folders: readonly string[],
): FoundLesson[] {
  const { report } = outlining.reading;
  const inner = childrenOf(item, 'item');
  const title = lineFrom(lineOf(childOf(item, 'title')), 'Lesson');
  const place = placeOf(item, at);
  report.expect({ place, what: inner.length > 0 ? 'other' : 'lesson', title });
  if (inner.length === 0 && !item.attributes.identifierref)
    report.notCarried(place, 'It is a heading without anything under it.', '');
  const own = ownLessons(outlining, { item, place, title });
  if (folders.length > 0 && own.length > 0)
    report.changed(
      place,
      `It stood in the folder “${folders.slice(0, 10).join(' / ')}”: here it is right in the module.`,
    );
  if (inner.length > 0 && !item.attributes.identifierref) {
    report.changed(place, 'The folder is not carried; what is in it is right in the module.');
    report.carried(place);
  }
  const within = inner.flatMap((each, index) => lessonsOf(outlining, each, [...at, index], [...folders, title]));
  return [...own, ...within];
}

/** The lessons of the resource that an item stands for. */
function ownLessons(
  { reading, resources, uses }: Outlining,
  { item, place, title }: { item: XmlElement; place: string; title: string },
): FoundLesson[] {
  const { identifierref } = item.attributes;
  if (!identifierref) return [];
  const resource = resources.get(identifierref);
  if (!resource) {
    reading.report.notCarried(place, 'The package has no such resource.', 'Ask whoever made the package for it.');
    return [];
  }
  uses.set(identifierref, [...(uses.get(identifierref) ?? []), place]);
  return reading.limit.add(readResource(reading, resource, { place, title }));
}

/** Banks of questions stand in no outline: each is an exam of its own. */
function questionBanks(reading: CartridgeReading, resources: ReadonlyMap<string, CartridgeResource>): FoundLesson[] {
  const banks = [...resources.values()].filter(({ type }) => /^imsqti_xmlv1p2.*question-bank/.test(type));
  return banks.flatMap((bank) => {
    const file = bank.href || (bank.files[0] ?? '');
    if (!reading.archive.has(file) || reading.read.has(file)) return [];
    reading.read.add(file);
    if (reading.wanted === 'programme')
      reading.report.changed(
        bank.place,
        'The bank of questions is an exam in a module of its own.',
        'Remove it, or draw from it.',
      );
    return reading.limit.add([readAssessment(reading, { file, place: bank.place, title: '' })]);
  });
}

/**
 * Lessons of what no item of the outline stands for. Assessments and assignments are things to do wherever they are; pages
 * are lessons where there is no outline at all, and parts of other pages where there is one.
 */
function besideOutline({ reading, resources, uses }: Outlining, manifest: XmlElement): FoundLesson[] {
  const needed = new Set(
    findAll(manifest, ({ name }) => name === 'dependency').map(({ attributes }) => attributes.identifierref),
  );
  const hasOutline = uses.size > 0;
  const isLesson = ({ type, href, files }: CartridgeResource) =>
    ofQti1.test(type) ||
    /^assignment/.test(type) ||
    (!hasOutline && /^(webcontent|associatedcontent)/.test(type) && /\.x?html?$/i.test(href || (files[0] ?? '')));
  return [...resources.values()].flatMap((resource) => {
    const { identifier, place, href, files } = resource;
    const file = href || (files[0] ?? '');
    if (uses.has(identifier) || needed.has(identifier) || !isLesson(resource)) return [];
    if (!reading.archive.has(file) || reading.read.has(file)) return [];
    if (reading.wanted === 'programme')
      reading.report.changed(
        place,
        'Nothing in the outline leads to it: it is in a module of its own.',
        'Put it where it belongs.',
      );
    const title = titleOfPage(reading, file);
    return reading.limit.add(readResource(reading, resource, { place, title }));
  });
}

/** What a page or an assessment calls itself, looked for where it begins. */
function titleOfPage({ archive }: CartridgeReading, file: string): string {
  const start = new TextDecoder().decode(archive.bytes(file).subarray(0, 20_000));
  const [, said = ''] = /<title[^>]*>([^<]*)</i.exec(start) ?? /<assessment[^>]*\stitle="([^"]*)"/.exec(start) ?? [];
  return lineFrom(lineOf(parseHtml(said)), path.posix.basename(file));
}

/** What became of resources and their files, by what became of the items that stand for them. */
function settleResources(reading: CartridgeReading, { resources, uses }: Outlining): void {
  const { report } = reading;
  for (const resource of resources.values()) {
    const { place, identifier, files } = resource;
    const items = uses.get(identifier);
    if ([...(items ?? files), place].some((each) => isCarried(report, each))) report.carried(place);
    if (!report.isSettled(place) && items) report.notCarried(place, seeOutline, '');
    if (!report.isSettled(place)) report.notCarried(place, 'Nothing in the outline leads to it.', addByHand);
    settleFiles(reading, resource);
  }
}

function settleFiles({ report, archive }: CartridgeReading, { place, href, files }: CartridgeResource): void {
  const main = href || (files[0] ?? '');
  for (const name of new Set([main, ...files])) {
    if (!archive.has(name) || report.isSettled(name)) continue;
    if (name === main && isCarried(report, place)) report.carried(name);
    else if (name === main) report.notCarried(name, seeOutline, '');
    else if (/\.(css|js)$/i.test(name)) report.notCarried(name, 'How a page looks or moves is not carried.', '');
  }
}

function isCarried(report: Report, place: string): boolean {
  return ['carried', 'changed'].includes(report.outcomeOf(place) ?? '');
}

const seeOutline = 'It goes with something that was not carried.';
const addByHand = 'Look into the package whether it matters, and add it by hand.';
