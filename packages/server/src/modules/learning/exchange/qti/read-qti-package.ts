import { archivePath } from '../archive-paths.ts';
import { attempt, lineFrom } from '../build-package.ts';
import { ContentLimit } from '../content-limit.ts';
import { expectFiles } from '../expect-files.ts';
import type { FoundLesson, FoundPackage, FoundQuestion, Wanted } from '../found-package.ts';
import { MediaShelf } from '../media-shelf.ts';
import type { Archive } from '../open-archive.ts';
import { Report } from '../report.ts';
import { nothingSaid } from '../said-of-question.ts';
import { surroundingsOf } from '../surroundings.ts';
import { parseXml } from '../xml/parse-xml.ts';
import { childOf, childrenOf, findAll, lineOf, type XmlElement } from '../xml/xml-element.ts';
import { BesideItems } from './beside-items.ts';
import { itemMetadata } from './item-metadata.ts';
import { withOldNames } from './qti-names.ts';
import { readItem } from './read-item.ts';

interface Reading {
  archive: Archive;
  report: Report;
  shelf: MediaShelf;
  limit: ContentLimit;
  /** The resources of the manifest, by their files. */
  resources: ReadonlyMap<string, XmlElement>;
  beside: BesideItems;
  /** The questions of the items that were read: each file is read once, whichever tests ask it. */
  read: Map<string, FoundQuestion[]>;
}

/**
 * Reads a package of questions and tests (QTI 2.1, 2.2, 3.0, packaged as IMS content): an exam for each test, and one of
 * the items that are in no test.
 */
export function readQtiPackage(archive: Archive, manifest: XmlElement, wanted: Wanted): FoundPackage {
  const report = new Report();
  const shelf = new MediaShelf(archive, report);
  const resources = childrenOf(childOf(manifest, 'resources') ?? manifest, 'resource');
  const files = new Set(archive.names);
  expectFiles(report, archive);
  report.carried('imsmanifest.xml');
  const fileOf = ({ attributes }: XmlElement) => archivePath(attributes.href ?? '', 'imsmanifest.xml') ?? '';
  const byFile = new Map(resources.map((resource) => [fileOf(resource), resource]));
  const beside = new BesideItems({ archive, report, shelf, resources });
  const reading: Reading = {
    archive,
    report,
    shelf,
    limit: new ContentLimit(),
    resources: byFile,
    beside,
    read: new Map(),
  };
  const ofKind = (kind: RegExp) => [
    ...new Set(resources.filter(({ attributes }) => kind.test(attributes.type ?? '')).map(fileOf)),
  ];
  for (const { attributes } of resources) {
    const place = archivePath(attributes.href ?? '', 'imsmanifest.xml');
    if (place && !files.has(place)) missing(report, { place, title: attributes.identifier ?? place });
  }
  const items = ofKind(/^imsqti_item_xmlv/).filter((name) => files.has(name));
  for (const name of items) report.expect({ place: name, what: 'question', title: name });
  const tests = ofKind(/^imsqti_(test|assessment)_xmlv/)
    .filter((name) => files.has(name))
    .map((name) => readTest(reading, name));
  const inTests = new Set(tests.flatMap(({ used }) => used));
  const loose = items.filter((name) => !inTests.has(name));
  const lessons = tests.map(({ lesson }) => lesson);
  if (loose.length > 0) {
    const place = '/items';
    if (wanted === 'programme') {
      report.expect({ place, what: 'exam', title: 'Questions' });
      report.changed(place, 'The questions that are in no test are one exam.', 'Set its rules before you publish.');
    }
    const found = loose.flatMap((name) => itemQuestion(reading, name));
    lessons.push(examOf({ place, title: titleOf(manifest), items: found }));
  }
  return {
    kind: 'qti',
    title: titleOf(manifest),
    description: '',
    language: languageOf(manifest),
    modules: [{ place: '/module', title: titleOf(manifest), lessons }],
    report,
    shelf,
    settle: () => beside.settle(),
  };
}

function missing(report: Report, { place, title }: { place: string; title: string }): void {
  report.expect({ place, what: 'file', title });
  report.notCarried(
    place,
    'The manifest names it, and it is not in the package.',
    'Ask whoever made the package for it.',
  );
}

function titleOf(manifest: XmlElement): string {
  const general = findAll(childOf(manifest, 'metadata') ?? manifest, ({ name }) => name === 'title');
  return lineFrom(lineOf(general[0]), 'Imported questions');
}

function languageOf(manifest: XmlElement): string {
  return lineOf(findAll(childOf(manifest, 'metadata') ?? manifest, ({ name }) => name === 'language')[0]);
}

/** The question of an item's file: one, or none and why. */
function itemQuestion(reading: Reading, name: string): FoundQuestion[] {
  const questions = reading.read.get(name) ?? readItemFile(reading, name);
  reading.read.set(name, questions);
  return reading.limit.add(questions);
}

function readItemFile(reading: Reading, name: string): FoundQuestion[] {
  const { archive, report, resources, beside } = reading;
  return attempt(report, name, () => {
    const item = withOldNames(parseXml(archive.bytes(name), name));
    report.expect({ place: name, what: 'question', title: lineFrom(item.attributes.title ?? '', name) });
    const around = surroundingsOf({ ...reading, file: name, place: name });
    const question = readItem(item, around, beside.stimuliOf(item, name));
    const resource = resources.get(name);
    const said = resource ? itemMetadata(resource, beside.metadataOf(resource, name), around.note) : nothingSaid;
    return [{ place: name, identifier: (item.attributes.identifier ?? '').slice(0, 500), said, question }];
  });
}

function readTest(reading: Reading, name: string): { lesson: FoundLesson; used: string[] } {
  const { archive, report } = reading;
  const test = withOldNames(parseXml(archive.bytes(name), name));
  const title = lineFrom(test.attributes.title ?? '', name);
  report.expect({ place: name, what: 'exam', title });
  noteRules(report, name, test);
  const references = findAll(test, (element) => element.name === 'assessmentItemRef');
  const used = references.map(({ attributes }) => archivePath(attributes.href ?? '', name) ?? '');
  const items = [...new Set(used)].flatMap((item) => {
    if (archive.has(item)) return itemQuestion(reading, item);
    missing(report, { place: item || `${name}#reference`, title: item });
    return [];
  });
  const shuffle =
    findAll(test, ({ name, attributes }) => name === 'ordering' && attributes.shuffle === 'true').length > 0;
  return { lesson: examOf({ place: name, title, items, timeLimitMinutes: minutesOf(test), shuffle }), used };
}

/** How long the whole may take: what a part of it may is told of as not carried. */
function minutesOf(test: XmlElement): number | null {
  const parts = childrenOf(test, 'testPart');
  const limits = childOf(test, 'timeLimits') ?? (parts.length === 1 ? childOf(parts[0], 'timeLimits') : undefined);
  const seconds = Number(limits?.attributes.maxTime);
  return seconds > 0 ? Math.min(1_440, Math.max(1, Math.ceil(seconds / 60))) : null;
}

/** Rules of a test that an exam here does not have, or has in another way. */
function noteRules(report: Report, place: string, test: XmlElement): void {
  const has = (name: RegExp) => findAll(test, (element) => name.test(element.name)).length > 0;
  if (has(/^selection$/))
    report.changed(
      place,
      'It drew some of its questions: here all of them are asked.',
      'Remove questions, or draw from a pool.',
    );
  if (has(/^(branchRule|preCondition)$/))
    report.changed(place, 'What comes next depended on answers: here all of them are asked.');
  if (has(/^outcomeProcessing$/))
    report.changed(
      place,
      'How the whole is marked was a program of its own: here points are added up.',
      'Set the pass mark.',
    );
  if (has(/^(rubricBlock|testFeedback)$/))
    report.changed(place, 'Texts between the questions were left out.', 'Write them into the exam’s instructions.');
  if (findAll(test, ({ name }) => name === 'timeLimits').length > (minutesOf(test) === null ? 0 : 1))
    report.changed(place, 'How long a part or a question may take was left out.', 'Set a limit for the whole.');
  if (has(/^weight$/))
    report.changed(
      place,
      'Some questions counted more or less in it: here their own points count.',
      'Set their points.',
    );
  if (has(/^itemSessionControl$/))
    report.changed(
      place,
      'How often each question may be answered, and what may be seen again, is set for the whole exam here.',
      'Set the attempts and what is shown afterwards.',
    );
  if (has(/^assessmentSectionRef$/))
    report.changed(
      place,
      'Sections in files of their own were not followed.',
      'Their questions are in the exam of those that are in no test.',
    );
}

interface Exam {
  place: string;
  title: string;
  items: FoundQuestion[];
  timeLimitMinutes?: number | null;
  shuffle?: boolean;
}

/** An exam with the rules that most have; what the package does not say is for its maker to set. */
export function examOf({ place, title, items, timeLimitMinutes = null, shuffle = false }: Exam): FoundLesson {
  return {
    place,
    lesson: {
      kind: 'exam',
      title: lineFrom(title, 'Exam'),
      minutes: Math.min(1_000, Math.max(1, timeLimitMinutes ?? items.length * 2)),
      instructions: '',
      passMarkPercent: 60,
      attemptsAllowed: null,
      timeLimitMinutes,
      coolDownMinutes: 0,
      shuffle,
      feedback: 'explanations',
      feedbackFrom: 'at-once',
      supervision: 'none',
    },
    questions: items,
  };
}
