import { describe, expect, test } from 'vitest';
import { MediaShelf } from './media-shelf.ts';
import { openArchive } from './open-archive.ts';
import { PackageError } from './package-error.ts';
import { readPackage, readQuestions } from './read-package.ts';
import { Report } from './report.ts';
import { cartridge, pack, picture, qti21 } from './testing/sample-packages.ts';
import { parseXml } from './xml/parse-xml.ts';

/** What a package comes to: its kind, or the code by which it is refused. Anything else is a crash. */
function comesTo(bytes: Uint8Array): string {
  try {
    const { kind } = readPackage(bytes);
    // For the bank it is read by the same code: it may lack questions, and nothing worse.
    expect(['', 'nothing-to-import']).toContain(faultOfQuestions(bytes));
    return kind;
  } catch (error) {
    if (error instanceof PackageError) return error.code;
    throw error;
  }
}
function faultOfQuestions(bytes: Uint8Array): string {
  try {
    readQuestions(bytes);
    return '';
  } catch (error) {
    if (error instanceof PackageError) return error.code;
    throw error;
  }
}
const manifest = (content: string) => pack({ 'imsmanifest.xml': content });
const xml = (content: string) => {
  try {
    return parseXml(new TextEncoder().encode(content), 'a.xml').name;
  } catch (error) {
    if (error instanceof PackageError) return error.code;
    throw error;
  }
};

describe('E03: XML that would do harm is refused', () => {
  test.each([
    ['a document type', '<!DOCTYPE a><a/>', 'xml-doctype'],
    ['an entity that reads a file', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', 'xml-doctype'],
    ['a billion laughs', `<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(100)}">]><a>&b;</a>`, 'xml-doctype'],
    ['an entity that nobody declared', '<a>&x;</a>', 'xml-malformed'],
    ['too deep', '<a>'.repeat(100) + '</a>'.repeat(100), 'xml-too-large'],
    ['too many parts', `<a>${'<b/>'.repeat(500_001)}</a>`, 'xml-too-large'],
    ['more than 16 MB', `<a>${' '.repeat(16 * 1024 * 1024)}</a>`, 'xml-too-large'],
    ['not ended', '<a><b></a>', 'xml-malformed'],
    ['two roots', '<a/><b/>', 'xml-malformed'],
    ['nothing', '', 'xml-malformed'],
    ['an attribute given twice', '<a b="1" b="2"/>', 'xml-malformed'],
    ['another encoding than it says', '<?xml version="1.0" encoding="EBCDIC-CP-US"?><a/>', 'xml-malformed'],
    ['a name of the prototype', '<__proto__ constructor="1"/>', '__proto__'],
  ])('%s', (_, content, expected) => {
    expect(xml(content)).toBe(expected);
  });
});

describe('a package that is not right has a code', () => {
  test.each([
    ['a manifest that is no XML', manifest('not XML'), 'xml-malformed'],
    [
      'a manifest of another kind',
      manifest('<manifest><metadata><schema>ADL SCORM</schema></metadata></manifest>'),
      'format-unknown',
    ],
    ['an empty manifest', manifest('<manifest/>'), 'format-unknown'],
    [
      'a cartridge with nothing in it',
      manifest('<manifest><metadata><schema>IMS Common Cartridge</schema></metadata></manifest>'),
      'nothing-to-import',
    ],
    [
      'questions that are not there',
      manifest(
        '<manifest><resources><resource identifier="a" type="imsqti_item_xmlv2p1" href="gone.xml"/></resources></manifest>',
      ),
      'nothing-to-import',
    ],
    [
      'a resource outside of the archive',
      manifest(
        '<manifest><resources><resource identifier="a" type="imsqti_item_xmlv2p1" href="../../etc/passwd"/></resources></manifest>',
      ),
      'nothing-to-import',
    ],
    [
      'a resource elsewhere',
      manifest(
        '<manifest><resources><resource identifier="a" type="imsqti_item_xmlv2p1" href="https://elsewhere.example/a.xml"/></resources></manifest>',
      ),
      'nothing-to-import',
    ],
  ])('%s', async (_, bytes, code) => {
    expect(comesTo(await bytes)).toBe(code);
  });
});

describe('E04 a small package that names large files over and over', () => {
  const times = (count: number, write: (index: number) => string) => Array.from({ length: count }, (_, n) => write(n));
  const withPages = (items: string[], resources: string[], files: Record<string, string | Uint8Array>) =>
    pack({
      'imsmanifest.xml': `<manifest><metadata><schema>IMS Common Cartridge</schema></metadata><organizations><organization><item>${items.join('')}</item></organization></organizations><resources>${resources.join('')}</resources></manifest>`,
      ...files,
    });

  test('reads a page once, whether items name its resource or resources name its file', async () => {
    const bytes = await withPages(
      times(1_000, (n) => `<item identifier="i${n}" identifierref="r${n % 2}"/>`),
      times(2, (n) => `<resource identifier="r${n}" type="webcontent" href="a.txt"><file href="a.txt"/></resource>`),
      { 'a.txt': 'A paragraph. '.repeat(1_000) },
    );
    const { file, report } = readPackage(bytes);
    expect(file.modules.flatMap(({ lessons }) => lessons)).toHaveLength(1);
    const items = report.lines().filter(({ place }) => place.startsWith('item '));
    expect(items.filter(({ outcome }) => outcome === 'not-carried')).toHaveLength(999);
  });

  test('unpacks a picture once, however often a page shows it', async () => {
    const archive = openArchive(await pack({ 'a.png': picture }));
    let unpacked = 0;
    const report = new Report();
    const counting = {
      ...archive,
      bytes: (name: string) => {
        unpacked += 1;
        return archive.bytes(name);
      },
    };
    const shelf = new MediaShelf(counting, report);
    expect(new Set(times(1_000, () => shelf.take('a.png') ?? '')).size).toBe(1);
    expect(unpacked).toBe(1);
  });

  test('is refused when what it comes to has no measure', async () => {
    const page = '<img src="a.png">'.repeat(60_000);
    const pages = times(20, (n) => `p${n}.html`);
    const bytes = await withPages(
      pages.map((name) => `<item identifier="${name}" identifierref="${name}"/>`),
      pages.map((name) => `<resource identifier="${name}" type="webcontent" href="${name}"/>`),
      { 'a.png': picture, ...Object.fromEntries(pages.map((name) => [name, page])) },
    );
    expect(comesTo(bytes)).toBe('too-many-parts');
  });

  test('is refused when hundreds of tests ask one long question', async () => {
    const item = `<assessmentItem title="A"><responseDeclaration identifier="R" cardinality="single" baseType="identifier"><correctResponse><value>A</value></correctResponse></responseDeclaration><itemBody><p>${'Why? '.repeat(20_000)}</p><choiceInteraction responseIdentifier="R" maxChoices="1"><simpleChoice identifier="A">a</simpleChoice><simpleChoice identifier="B">b</simpleChoice></choiceInteraction></itemBody><responseProcessing template="match_correct"/></assessmentItem>`;
    const tests = times(400, (n) => `t${n}.xml`);
    const test = '<assessmentTest title="T"><assessmentItemRef identifier="a" href="a.xml"/></assessmentTest>';
    const resource = (type: string, href: string) => `<resource identifier="${href}" type="${type}" href="${href}"/>`;
    const bytes = await pack({
      'imsmanifest.xml': `<manifest><resources>${resource('imsqti_item_xmlv2p1', 'a.xml')}${tests.map((name) => resource('imsqti_test_xmlv2p1', name)).join('')}</resources></manifest>`,
      'a.xml': item,
      ...Object.fromEntries(tests.map((name) => [name, test])),
    });
    expect(comesTo(bytes)).toBe('too-many-parts');
  });
});

/** A sequence that is the same in each run. */
function* numbers(seed: number): Generator<number, never, undefined> {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state;
  }
}

const known = /^(laurel-programme|common-cartridge|qti|[a-z]+(-[a-z]+)+)$/;

describe.each([
  ['a cartridge', cartridge],
  ['a package of questions', qti21],
])('%s that was damaged', async (_, make) => {
  const bytes = await make();

  test('E04 by a flipped byte is read or refused with a code, and never crashes the reader', () => {
    const random = numbers(7);
    for (let round = 0; round < 300; round += 1) {
      const damaged = Uint8Array.from(bytes);
      const at = random.next().value % damaged.length;
      damaged[at] = (damaged[at] ?? 0) ^ (1 + (random.next().value % 255));
      expect(comesTo(damaged)).toMatch(known);
    }
  });

  test('E04 by being cut short at any place is refused with a code', () => {
    for (let at = 0; at < bytes.length; at += 97)
      expect(comesTo(bytes.subarray(0, at))).toMatch(/^(not-an-archive|archive-)/);
  });
});

describe.each([
  ['a cartridge', 'imsmanifest.xml', cartridge],
  ['a package of questions', 'imsmanifest.xml', qti21],
  ['an assessment', 'quiz/quiz.xml', cartridge],
  ['an item', 'items/single.xml', qti21],
])('%s with an XML file that says something else', async (_, name, make) => {
  const { readZip } = await import('@laurel/credential');
  const files = Object.fromEntries(readZip(await make()).map((file) => [file.name, file.unpack()]));
  const text = new TextDecoder().decode(files[name]);

  test('is read or refused with a code, whatever word is missing, doubled or another', async () => {
    const random = numbers(11);
    const words = text.split(/(?<=[\s<>="])/);
    for (let round = 0; round < 150; round += 1) {
      const changed = [...words];
      const at = random.next().value % changed.length;
      const other = words[random.next().value % words.length] ?? '';
      changed[at] =
        [other, '', `${changed[at]}${changed[at]}`, '\u0000', 'A'.repeat(5_000)][random.next().value % 5] ?? '';
      expect(comesTo(await pack({ ...files, [name]: changed.join('') }))).toMatch(known);
    }
  });
});
