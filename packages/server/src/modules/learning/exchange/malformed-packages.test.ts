import { describe, expect, test } from 'vitest';
import { PackageError } from './package-error.ts';
import { readPackage } from './read-package.ts';
import { cartridge, pack, qti21 } from './testing/sample-packages.ts';
import { parseXml } from './xml/parse-xml.ts';

/** What a package comes to: its kind, or the code by which it is refused. Anything else is a crash. */
function comesTo(bytes: Uint8Array): string {
  try {
    return readPackage(bytes).kind;
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
