import { describe, expect, test } from 'vitest';
import { openArchive } from './open-archive.ts';
import type { ReadPackage } from './package.ts';
import { readPackage, readQuestions } from './read-package.ts';
import { cartridge, pack, picture, qti21, qti21Items, qti30 } from './testing/sample-packages.ts';

/** A package with what would become of it anywhere: programme and achievement are placed later. */
const outcomes = ({ report }: ReadPackage) =>
  Object.fromEntries(report.lines().map(({ place, outcome, why }) => [place, `${outcome}${why ? `: ${why}` : ''}`]));
const lessonsOf = ({ file }: ReadPackage) => file.modules.flatMap(({ lessons }) => lessons);

/** Each file of the archive and each thing that the manifest names has a line. */
function expectNothingLost(bytes: Uint8Array, read: ReadPackage): void {
  const archive = openArchive(bytes);
  const manifest = new TextDecoder().decode(archive.bytes('imsmanifest.xml'));
  const named = (tag: string, prefix: string) =>
    [...manifest.matchAll(new RegExp(`<${tag} identifier="([^"]+)"`, 'g'))].map(
      ([, identifier]) => `${prefix} ${identifier}`,
    );
  const items = named('item', 'item').filter((place) => place !== 'item root');
  const resources = read.kind === 'common-cartridge' ? named('resource', 'resource') : [];
  const references = [...manifest.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href);
  const places = read.report.lines().map(({ place }) => place);
  expect([...archive.names, ...items, ...resources, ...references].filter((place) => !places.includes(place))).toEqual(
    [],
  );
  expect(new Set(places).size).toBe(places.length);
}

describe('QTI 2.1', async () => {
  const bytes = await qti21();
  const read = readPackage(bytes);

  test('nothing in the package is without a line in the report', () => {
    expectNothingLost(bytes, read);
  });

  test('the test is an exam of its items, in their order; what is in no test is another', () => {
    const [first, second] = lessonsOf(read);
    expect(first?.lesson).toMatchObject({ kind: 'exam', title: 'A short test', timeLimitMinutes: 15 });
    expect(first?.questions).toMatchObject([
      {
        kind: 'single-choice',
        prompt: expect.stringMatching(
          /^Which word is \*\*on\*\* the sign\? !\[a sign\]\(media\/[0-9a-f]{64}\.png\)\n\nChoose one\.$/,
        ),
        options: [
          { text: 'Alpha', correct: false },
          { text: 'Beta & more', correct: true },
        ],
        explanation: '- Alpha: Not this one.\n\nBeta is on the sign.',
      },
      { kind: 'multiple-choice', points: 2, options: [{ correct: true }, { correct: false }, { correct: true }] },
      { kind: 'numeric', answer: 9.81, tolerance: 0.02, prompt: 'How fast does it fall? \\_\\_\\_\\_ m/s²' },
      { kind: 'short-text', accepted: ['York', 'york'], exactly: [] },
    ]);
    expect(second?.questions.map(({ kind }) => kind)).toContain('single-choice');
    expect(read.file.programme).toMatchObject({
      title: 'Questions of all kinds',
      slug: 'questions-of-all-kinds',
      language: 'en-GB',
    });
  });

  test('what is changed or left is told one by one, with why', () => {
    expect(outcomes(read)).toMatchObject({
      'imsmanifest.xml': 'carried',
      'images/sign.png': 'carried',
      'images/map.png': expect.stringMatching(/^not-carried/),
      'items/single.xml': 'changed: What is said after the answer is one explanation, the same for all.',
      'items/multiple.xml': 'changed: Points in part are not given: all right answers and no other earn the points.',
      'items/number.xml': 'carried',
      'items/word.xml': 'changed: Answers that earned part of the points earn all of them.',
      'items/essay.xml': 'not-carried: It asks for a longer text, which people mark.',
      'items/hotspot.xml': 'not-carried: It is answered by a place in a picture.',
      'items/keyless.xml': 'not-carried: The package does not say which answer is right.',
      'items/broken.xml': expect.stringMatching(/^not-carried: An XML file of the archive is not well-formed/),
      'items/gone.xml': expect.stringMatching(/^not-carried/),
      'test.xml': expect.stringMatching(/^changed: It drew some of its questions/),
      'readme.txt': expect.stringMatching(/^not-carried/),
    });
  });
});

test('QTI 3.0 says the same in other words', async () => {
  const bytes = await qti30();
  const read = readPackage(bytes);
  expectNothingLost(bytes, read);
  const older = readPackage(await qti21());
  expect(read.file.modules).toEqual(older.file.modules);
  const withoutDetail = (lines: object) =>
    JSON.stringify(lines)
      .replaceAll(/\(items\/broken[^)]*\)/g, '')
      .replaceAll('qti-', '');
  expect(withoutDetail(outcomes(read))).toBe(withoutDetail(outcomes(older)));
});

describe('Common Cartridge 1.3', async () => {
  const bytes = await cartridge();
  const read = readPackage(bytes);

  test('nothing in the cartridge is without a line in the report', () => {
    expectNothingLost(bytes, read);
  });

  test('its outline becomes modules and lessons', () => {
    expect(read.file.programme).toMatchObject({
      title: 'Botany for Everybody',
      description: 'Plants, from the root up.',
      language: 'en',
    });
    expect(
      read.file.modules.map(({ title, lessons }) => [
        title,
        lessons.map(({ lesson }) => `${lesson.kind} ${lesson.title}`),
      ]),
    ).toEqual([
      ['Leaves', ['reading What leaves are', 'exam Leaf quiz', 'reading A herbarium']],
      ['Roots', ['project Grow one']],
      ['Botany for Everybody', ['reading A leaf']],
      ['Question banks', ['exam Exam']],
    ]);
  });

  test('a page is a reading in Markdown, with its picture and without what runs', () => {
    const { lesson } = lessonsOf(read)[0] ?? {};
    expect(lesson).toMatchObject({ kind: 'reading' });
    expect(lesson?.kind === 'reading' && lesson.markdown).toMatch(
      /^# Leaves\n\nA \*\*leaf\*\* is \[green\]\(https:\/\/plants\.example\/leaf\); see roots\.\n\n!\[a leaf\]\(media\/[0-9a-f]{64}\.png\) elsewhere\n\n- one\n- two\n\n\[https:\/\/videos\.example\/1\]\(https:\/\/videos\.example\/1\)$/,
    );
  });

  test('an assessment is an exam, by its own rules and keys', () => {
    const exam = lessonsOf(read)[1];
    expect(exam?.lesson).toMatchObject({ kind: 'exam', attemptsAllowed: 2, timeLimitMinutes: 30, passMarkPercent: 60 });
    const rights = (options: { text: string; correct: boolean }[]) =>
      options.filter(({ correct }) => correct).map(({ text }) => text);
    expect(
      exam?.questions.map((question) =>
        'options' in question ? rights(question.options) : 'accepted' in question && question.accepted,
      ),
    ).toEqual([['Answer b'], ['Answer a', 'Answer c'], ['red', 'white']]);
    expect(exam?.questions[0]).toMatchObject({
      kind: 'single-choice',
      points: 3,
      prompt: expect.stringMatching(/^Which of q1\? !\[leaf\]\(media\//),
      explanation: 'It is in the text.',
    });
  });

  test('what has no place here is told, with what to do', () => {
    expect(outcomes(read)).toMatchObject({
      'item I11': expect.stringMatching(
        /^changed: A link to another part of the package is plain text\. A picture stands by its description\./,
      ),
      'item I131': 'changed: It stood in the folder “More”: here it is right in the module.',
      'item I132': 'not-carried: Files of the kind “pdf” are not taken in.',
      'item I21': 'not-carried: There are no discussions here.',
      'item I22': expect.stringMatching(/^not-carried: It opens a tool of somebody else/),
      'item I23': 'changed: It is a project; its points are not carried.',
      'item I24': 'not-carried: It is a heading without anything under it.',
      'item I4': 'not-carried: The package has no such resource.',
      'quiz/quiz.xml#4-q4': expect.stringMatching(/^not-carried: It asks for a longer text/),
      'resource unused': 'not-carried: Nothing in the outline leads to it.',
      'web_resources/style.css': 'not-carried: How a page looks or moves is not carried.',
      'resource page': 'carried',
      'web_resources/leaf.png': 'carried',
      'web_resources/leaves.html': 'carried',
    });
  });
});

describe('packages as others really write them', () => {
  const quiz = `<questestinterop><assessment title="What do you know?"><section><item ident="q1"><presentation><material><mattext>Which?</mattext></material>
<response_lid ident="r" rcardinality="Single"><render_choice><response_label ident="a"><material><mattext>This</mattext></material></response_label><response_label ident="b"><material><mattext>That</mattext></material></response_label></render_choice></response_lid></presentation>
<resprocessing><respcondition><conditionvar><varequal respident="r">a</varequal></conditionvar><setvar varname="SCORE">100</setvar></respcondition></resprocessing></item></section></assessment></questestinterop>`;
  const withoutOutline = (schema: string, type: string) =>
    pack({
      'imsmanifest.xml': `<manifest><metadata><schema>${schema}</schema></metadata><organizations/><resources>
<resource identifier="quiz" type="${type}"><file href="quiz.xml"/><dependency identifierref="meta"/></resource>
<resource identifier="meta" type="associatedcontent/imscc_xmlv1p1/learning-application-resource" href="meta.html"/>
<resource identifier="page" type="webcontent" href="page.html"/></resources></manifest>`,
      'quiz.xml': quiz,
      'meta.html': '<p>of the quiz</p>',
      'page.html': '<html><head><title>Our purpose</title></head><body><p>To learn.</p></body></html>',
      '__MACOSX/._quiz.xml': 'a',
    });

  test('a cartridge without an outline gives its assessments and its pages, in a module of their own', async () => {
    const read = readPackage(await withoutOutline('IMS Common Cartridge', 'imsqti_xmlv1p2/imscc_xmlv1p3/assessment'));
    expect(read.kind).toBe('common-cartridge');
    expect(read.file.modules.map(({ title }) => title)).toEqual(['Beside the outline']);
    expect(lessonsOf(read).map(({ lesson }) => `${lesson.kind} ${lesson.title}`)).toEqual([
      'exam What do you know?',
      'reading Our purpose',
    ]);
    expect(outcomes(read)).toMatchObject({
      'resource quiz': expect.stringMatching(/^changed: Nothing in the outline leads to it/),
      'resource page': expect.stringMatching(/^changed/),
      'resource meta': 'not-carried: Nothing in the outline leads to it.',
      '__MACOSX/._quiz.xml': 'not-carried: It is a note of the computer that made the package.',
    });
  });

  test('questions of QTI 1.2 by themselves are read as those of a cartridge are', async () => {
    const read = readQuestions(await withoutOutline('IMS Content', 'imsqti_xmlv1p2'));
    expect([read.kind, read.questions.map(({ question }) => question.prompt)]).toEqual(['qti', ['Which?']]);
    expect(Object.fromEntries(read.report.lines().map(({ place, why }) => [place, why]))).toMatchObject({
      'resource page': 'Only questions come into the bank.',
      'quiz.xml#1-q1': '',
    });
  });

  const items = (files: Record<string, string | Uint8Array>) => {
    const names = Object.keys(files).filter((name) => name.endsWith('.xml'));
    const listed = names.map((name) => `<resource identifier="${name}" type="imsqti_item_xmlv2p1" href="${name}"/>`);
    return pack({ 'imsmanifest.xml': `<manifest><resources>${listed.join('')}</resources></manifest>`, ...files });
  };

  test('a picture is found from the item or from the top of the package', async () => {
    const item = (qti21Items['items/single.xml'] ?? '').replace('../images/sign.png', 'images/sign.png');
    const read = readQuestions(await items({ 'items/a.xml': item, 'images/sign.png': picture }));
    expect(read.questions[0]?.question.prompt).toMatch(/!\[a sign\]\(media\//);
    expect(read.media).toHaveLength(1);
  });

  test('an answer that is a picture without words is told of in a sentence', async () => {
    const item = (qti21Items['items/keyless.xml'] ?? '')
      .replace(
        'baseType="identifier"/>',
        'baseType="identifier"><correctResponse><value>A</value></correctResponse></responseDeclaration>',
      )
      .replace('>a</simpleChoice>', '><img src="a.png" alt=""/></simpleChoice>');
    const read = readPackage(await items({ 'a.xml': item, 'b.xml': qti21Items['items/number.xml'] ?? '' }));
    expect(outcomes(read)).toMatchObject({
      'a.xml': 'not-carried: An answer is a picture or a formula without words.',
      'b.xml': 'carried',
    });
  });

  test('more questions than an exam has are several exams, and come into the bank all the same', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 1_001 }, (_, n) => [
        `q${n}.xml`,
        (qti21Items['items/number.xml'] ?? '').replace('fall?', `fall (${n})?`),
      ]),
    );
    const bytes = await items(many);
    expect(lessonsOf(readPackage(bytes)).map(({ questions }) => questions.length)).toEqual([1_000, 1]);
    expect(readQuestions(bytes).questions).toHaveLength(1_001);
  });

  test('where nothing can be carried, each thing is told of all the same', async () => {
    const bytes = await items({ 'a.xml': qti21Items['items/essay.xml'] ?? '', 'b.xml': '<a>' });
    expect(() => readPackage(bytes)).toThrow(
      expect.objectContaining({
        code: 'nothing-to-import',
        lines: expect.arrayContaining([
          expect.objectContaining({ place: 'a.xml', why: 'It asks for a longer text, which people mark.' }),
          expect.objectContaining({ place: 'b.xml', outcome: 'not-carried' }),
        ]),
      }),
    );
  });
});
