import { describe, expect, test } from 'vitest';
import type { ReadPackage } from './package.ts';
import { readPackage } from './read-package.ts';
import { pack } from './testing/sample-packages.ts';

/** Packages by the specifications, with what theirs allow and few of them have. */
const told = ({ report }: Pick<ReadPackage, 'report'>) =>
  Object.fromEntries(report.lines().map(({ place, outcome, why }) => [place, `${outcome}${why ? `: ${why}` : ''}`]));
const lessonsOf = ({ file }: ReadPackage) => file.modules.flatMap(({ lessons }) => lessons);

/** An item of QTI 3.0, every name with a prefix. */
const item = (body: string, { before = '', after = '' } = {}) => `<?xml version="1.0" encoding="UTF-8"?>
<q:qti-assessment-item xmlns:q="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="i" title="An item" adaptive="false" time-dependent="false">
<q:qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="identifier"><q:qti-correct-response><q:qti-value>B</q:qti-value></q:qti-correct-response></q:qti-response-declaration>
<q:qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/>${before}
<q:qti-item-body>${body}<q:qti-choice-interaction response-identifier="RESPONSE" max-choices="1"><q:qti-prompt>Which?</q:qti-prompt>
<q:qti-simple-choice identifier="A">10<sup>2</sup></q:qti-simple-choice><q:qti-simple-choice identifier="B">Ten</q:qti-simple-choice></q:qti-choice-interaction></q:qti-item-body>
${after}<q:qti-response-processing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml"/>
</q:qti-assessment-item>`;

const manifest = (resources: string) =>
  `<p:manifest xmlns:p="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1" identifier="m"><p:metadata><p:schema>QTI Package</p:schema><p:schemaversion>3.0.0</p:schemaversion></p:metadata><p:organizations/><p:resources>${resources}</p:resources></p:manifest>`;
const resource = (name: string, type: string, within = '') =>
  `<p:resource identifier="${name}" type="${type}" href="${name}"><p:file href="${name}"/>${within}</p:resource>`;
const ofItem = (name: string, within = '') => resource(name, 'imsqti_item_xmlv3p0', within);

async function readItems(files: Record<string, string>, resources: string): Promise<ReadPackage> {
  return readPackage(await pack({ 'imsmanifest.xml': manifest(resources), ...files }));
}

describe('a text that several questions are about', async () => {
  const reference = { before: '<q:qti-assessment-stimulus-ref identifier="s" href="../texts/night.xml"/>' };
  const night = (text: string) =>
    `<qti-assessment-stimulus identifier="s" title="A night"><qti-stimulus-body><h2>A night</h2><p>${text}</p></qti-stimulus-body></qti-assessment-stimulus>`;
  const dependency = '<p:dependency identifierref="texts/night.xml"/>';
  const resources =
    resource('texts/night.xml', 'imsqti_stimulus_xmlv3p0') + ofItem('items/a.xml', dependency) + ofItem('items/b.xml');
  const files = { 'items/a.xml': item('<p>Read it.</p>', reference), 'items/b.xml': item('') };

  test('stands in each of them', async () => {
    const read = await readItems({ ...files, 'texts/night.xml': night('It was <em>dark</em>.') }, resources);
    expect(lessonsOf(read)[0]?.questions.map(({ prompt }) => prompt)).toEqual([
      '## A night\n\nIt was *dark*.\n\nRead it.\n\nWhich?',
      'Which?',
    ]);
    expect(told(read)).toMatchObject({ 'texts/night.xml': 'carried' });
  });

  test('is told of where it is too long, or not there', async () => {
    const long = await readItems({ ...files, 'texts/night.xml': night('It was dark. '.repeat(500)) }, resources);
    expect(told(long)['items/a.xml']).toMatch(/^changed: .*The text that it is about is too long/);
    const gone = await readItems(files, resources);
    expect(told(gone)).toMatchObject({
      'items/a.xml': 'not-carried: The text that it is about is not in the package.',
      'texts/night.xml': expect.stringMatching(/^not-carried/),
    });
  });
});

describe('what a question says to some, or later', async () => {
  const body = `<q:qti-rubric-block view="scorer tutor"><p>Only B.</p></q:qti-rubric-block>
<q:qti-rubric-block view="candidate"><p>Choose well.</p></q:qti-rubric-block>
<q:qti-feedback-block outcome-identifier="F" identifier="B" show-hide="show"><p>It is B.</p></q:qti-feedback-block>
<p>Worth <q:qti-printed-variable identifier="SCORE"/>.</p>`;
  const catalog =
    '<q:qti-catalog-info><q:qti-catalog id="c"><q:qti-card support="spoken"/></q:qti-catalog></q:qti-catalog-info>';
  const read = await readItems({ 'a.xml': item(body, { after: catalog }) }, ofItem('a.xml'));
  const [question] = lessonsOf(read)[0]?.questions ?? [];

  test('J01 what is said after the answer, and what is said to those who mark, is not in what it asks', () => {
    expect(question).toMatchObject({ prompt: 'Choose well.\n\nWorth .\n\nWhich?', explanation: 'It is B.' });
  });

  test('what was left out of it is told', () => {
    const why = told(read)['a.xml'];
    for (const sentence of [
      'Other wordings and supports for some learners were left out.',
      'What it says to those who teach or mark was left out.',
      'A value that was worked out while it was answered was left out.',
      'Raised and lowered letters are on the line.',
    ])
      expect(why).toContain(sentence);
  });
});

test('a question without a text of its own asks by its title', async () => {
  const read = await readItems(
    { 'a.xml': item('').replace('<q:qti-prompt>Which?</q:qti-prompt>', '') },
    ofItem('a.xml'),
  );
  expect(lessonsOf(read)[0]?.questions[0]?.prompt).toBe('An item');
  expect(told(read)['a.xml']).toContain('It has no text of its own: its title stands there.');
});

describe('the rules of a test', () => {
  const exam = (rules: string, ofPart = '', ofReference = '') =>
    `<qti-assessment-test identifier="t" title="T">${rules}<qti-test-part identifier="p" navigation-mode="linear" submission-mode="individual">${ofPart}
<qti-assessment-section identifier="s" title="S" visible="true"><qti-assessment-item-ref identifier="r" href="a.xml">${ofReference}</qti-assessment-item-ref></qti-assessment-section></qti-test-part></qti-assessment-test>`;
  const readTest = (xml: string) =>
    readItems({ 'a.xml': item(''), 't.xml': xml }, ofItem('a.xml') + resource('t.xml', 'imsqti_test_xmlv3p0'));

  test('how long one question may take is not how long the exam may take', async () => {
    const read = await readTest(exam('', '', '<qti-time-limits max-time="60"/>'));
    expect(lessonsOf(read)[0]?.lesson).toMatchObject({ timeLimitMinutes: null });
    expect(told(read)['t.xml']).toBe('changed: How long a part or a question may take was left out.');
    const whole = await readTest(exam('<qti-time-limits max-time="1800"/>'));
    expect(lessonsOf(whole)[0]?.lesson).toMatchObject({ timeLimitMinutes: 30 });
    expect(told(whole)['t.xml']).toBe('carried');
  });

  test('another order each time is kept; weights and rules for single questions are told', async () => {
    const rules = '<qti-item-session-control max-attempts="1"/>';
    const weight = '<qti-weight identifier="W" value="3"/>';
    const xml = exam('', rules, weight).replace('<qti-assessment-item-ref', '<qti-ordering shuffle="true"/>$&');
    const read = await readTest(xml);
    expect(lessonsOf(read)[0]?.lesson).toMatchObject({ shuffle: true });
    expect(told(read)['t.xml']).toMatch(/counted more or less in it.*How often each question may be answered/);
  });
});

test('what is said of an item in a file of its own is said of the question', async () => {
  const lom = '<lom><general><keyword><string language="en">night</string></keyword></general></lom>';
  const dependency = '<p:dependency identifierref="meta.xml"/>';
  const resources = ofItem('a.xml', dependency) + resource('meta.xml', 'resourcemetadata/xml');
  const read = await readItems({ 'a.xml': item(''), 'meta.xml': lom }, resources);
  expect(lessonsOf(read)[0]?.about).toMatchObject([{ question: 1, tags: ['night'] }]);
  expect(told(read)).toMatchObject({ 'meta.xml': 'carried' });
});

test('files say with what they were left, and where nothing is carried that is said of the programme too', async () => {
  const keyless = item('').replace(/<q:qti-correct-response>.*<\/q:qti-correct-response>/, '');
  const within = '<p:file href="style.css"/><p:file href="map.png"/>';
  const files = { 'a.xml': keyless, 'style.css': 'a', 'map.png': 'a', 'rptemplates/match_correct.xml': '<a/>' };
  const refused = expect.objectContaining({ code: 'nothing-to-import' });
  const lines = () => readItems(files, ofItem('a.xml', within)).catch((error) => error);
  const error = await lines();
  expect(error).toEqual(refused);
  expect(told({ report: { lines: () => error.lines } as ReadPackage['report'] })).toMatchObject({
    '/programme': 'not-carried: There is nothing that it could be made of.',
    'map.png': 'not-carried: It goes with something that was not carried.',
    'style.css': 'not-carried: How a page looks or moves is not carried.',
    'rptemplates/match_correct.xml': 'not-carried: How a question is marked goes by its kind here.',
  });
});

describe('a Common Cartridge 1.3, every name with a prefix', async () => {
  const items = ['talk', 'tool', 'good', 'bad', 'key', 'quiz']
    .map((name) => `<c:item identifier="I-${name}" identifierref="${name}"><c:title>The ${name}</c:title></c:item>`)
    .join('');
  const ofKind = (name: string, type: string, file: string, within = '') =>
    `<c:resource identifier="${name}" type="${type}">${within}<c:file href="${file}"/></c:resource>`;
  const roles =
    '<c:metadata><l:lom><l:educational><l:intendedEndUserRole><l:source>IMSGLC_CC_Rolesv1p3</l:source><l:value>Instructor</l:value></l:intendedEndUserRole></l:educational></l:lom></c:metadata>';
  const link = (href: string) =>
    `<w:webLink xmlns:w="http://www.imsglobal.org/xsd/imsccv1p3/imswl_v1p3"><w:title>Link</w:title><w:url href="${href}" target="_blank"/></w:webLink>`;
  const read = readPackage(
    await pack({
      'imsmanifest.xml': `<c:manifest xmlns:c="http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1" xmlns:l="http://ltsc.ieee.org/xsd/imsccv1p3/LOM/resource" identifier="m">
<c:metadata><c:schema>IMS Common Cartridge</c:schema><c:schemaversion>1.3.0</c:schemaversion></c:metadata>
<c:organizations><c:organization identifier="O" structure="rooted-hierarchy"><c:item identifier="root">${items}</c:item></c:organization></c:organizations>
<c:resources>${[
        ofKind('talk', 'imsdt_xmlv1p3', 'talk.xml'),
        ofKind('tool', 'imsbasiclti_xmlv1p3', 'tool.xml'),
        ofKind('good', 'imswl_xmlv1p3', 'good.xml'),
        ofKind('bad', 'imswl_xmlv1p3', 'bad.xml'),
        ofKind('key', 'webcontent', 'key.html', roles),
        ofKind('quiz', 'imsqti_xmlv1p2/imscc_xmlv1p3/assessment', 'quiz.xml'),
      ].join('')}</c:resources></c:manifest>`,
      'talk.xml':
        '<topic xmlns="http://www.imsglobal.org/xsd/imsccv1p3/imsdt_v1p3"><title>Talk</title><text texttype="text/html">Well?</text><attachments><attachment href="good.xml"/></attachments></topic>',
      'tool.xml': '<cartridge_basiclti_link xmlns="http://www.imsglobal.org/xsd/imslticc_v1p3"/>',
      'good.xml': link('https://plants.example/a'),
      'bad.xml': link('javascript:alert(1)'),
      'key.html': '<p>The answers are B and C.</p>',
      'quiz.xml': `<i:questestinterop xmlns:i="http://www.imsglobal.org/xsd/ims_qtiasiv1p2"><i:assessment ident="A" title="Quiz"><i:presentation_material><i:flow_mat><i:material><i:mattext texttype="text/html">&lt;p&gt;Take &lt;b&gt;care&lt;/b&gt;.&lt;/p&gt;</i:mattext></i:material></i:flow_mat></i:presentation_material>
<i:section ident="S"><i:selection_ordering><i:selection><i:selection_number>1</i:selection_number></i:selection><i:order order_type="Random"/></i:selection_ordering>
<i:item ident="q1"><i:itemmetadata><i:qtimetadata><i:qtimetadatafield><i:fieldlabel>cc_profile</i:fieldlabel><i:fieldentry>cc.true_false.v0p1</i:fieldentry></i:qtimetadatafield></i:qtimetadata></i:itemmetadata>
<i:presentation><i:material><i:mattext>Is it?</i:mattext></i:material><i:response_lid ident="r" rcardinality="Single"><i:render_choice><i:response_label ident="t"><i:material><i:mattext>True</i:mattext></i:material></i:response_label><i:response_label ident="f"><i:material><i:mattext>False</i:mattext></i:material></i:response_label></i:render_choice></i:response_lid></i:presentation>
<i:resprocessing><i:respcondition><i:conditionvar><i:varequal respident="r">t</i:varequal></i:conditionvar><i:setvar varname="SCORE">100</i:setvar></i:respcondition></i:resprocessing></i:item></i:section></i:assessment></i:questestinterop>`,
    }),
  );

  test('J01 what is for those who teach does not become a lesson', () => {
    expect(told(read)).toMatchObject({ 'item I-key': expect.stringMatching(/^not-carried: .*teach/) });
    expect(JSON.stringify(read.file)).not.toContain('B and C');
  });

  test('I08 a link that is no address of the web is told of and left', () => {
    expect(told(read)).toMatchObject({
      'item I-bad': 'not-carried: It does not lead to an address on the web.',
      'item I-good': 'carried',
      'item I-talk': 'not-carried: There are no discussions here.',
      'item I-tool': expect.stringMatching(/^not-carried: It opens a tool of somebody else/),
    });
    expect(JSON.stringify(read.file)).not.toContain('javascript:');
  });

  test('an assessment keeps what it says before the first question, and its order; that it drew is told', () => {
    const exam = lessonsOf(read).find(({ lesson }) => lesson.kind === 'exam');
    expect(exam?.lesson).toMatchObject({ instructions: 'Take **care**.', shuffle: true });
    expect(told(read)['item I-quiz']).toMatch(/^changed: It drew its questions, or some of them/);
  });
});
