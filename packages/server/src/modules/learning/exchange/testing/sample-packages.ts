import { zipFiles } from '@laurel/credential';
import sharp from 'sharp';

/** A package of these files, as a programme of others would make it. */
export async function pack(files: Record<string, string | Uint8Array>): Promise<Uint8Array> {
  const list = Object.entries(files).map(([name, content]) => ({ name, content }));
  return zipFiles({ files: list, modified: new Date('2026-11-26T12:00:00Z') });
}

export const picture = await sharp({ create: { width: 20, height: 10, channels: 3, background: 'olive' } })
  .png()
  .toBuffer();

const item = (
  identifier: string,
  declaration: string,
  body: string,
  more = '',
) => `<?xml version="1.0" encoding="UTF-8"?>
<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="${identifier}" title="Title of ${identifier}" adaptive="false" timeDependent="false">
${declaration}
<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>
<itemBody>${body}</itemBody>
<responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"/>
${more}
</assessmentItem>`;

const declare = (cardinality: string, baseType: string, values: readonly string[], mapping = '') =>
  `<responseDeclaration identifier="RESPONSE" cardinality="${cardinality}" baseType="${baseType}"><correctResponse>${values
    .map((value) => `<value>${value}</value>`)
    .join('')}</correctResponse>${mapping}</responseDeclaration>`;

/** Items of QTI 2.1 by their files: of each kind that is carried, and of some that are not. */
export const qti21Items: Record<string, string> = {
  'items/single.xml': item(
    'single',
    declare('single', 'identifier', ['B']),
    `<p>Which word is <strong>on</strong> the sign? <img src="../images/sign.png" alt="a sign"/></p>
     <choiceInteraction responseIdentifier="RESPONSE" shuffle="true" maxChoices="1"><prompt>Choose one.</prompt>
     <simpleChoice identifier="A">Alpha<feedbackInline outcomeIdentifier="F" identifier="A" showHide="show">Not this one.</feedbackInline></simpleChoice>
     <simpleChoice identifier="B">Beta &amp; more</simpleChoice></choiceInteraction>`,
    '<modalFeedback outcomeIdentifier="F" identifier="B" showHide="show">Beta is on the sign.</modalFeedback>',
  ),
  'items/multiple.xml': item(
    'multiple',
    declare(
      'multiple',
      'identifier',
      ['H', 'O'],
      '<mapping lowerBound="0" upperBound="2" defaultValue="-2"><mapEntry mapKey="H" mappedValue="1"/><mapEntry mapKey="O" mappedValue="1"/></mapping>',
    ),
    `<choiceInteraction responseIdentifier="RESPONSE" maxChoices="0"><prompt>What is water made of?</prompt>
     <simpleChoice identifier="H">Hydrogen</simpleChoice><simpleChoice identifier="He">Helium</simpleChoice><simpleChoice identifier="O">Oxygen</simpleChoice></choiceInteraction>`,
  ),
  'items/number.xml': item(
    'number',
    declare('single', 'float', ['9.81']),
    '<p>How fast does it fall? <textEntryInteraction responseIdentifier="RESPONSE"/> m/s²</p>',
  ).replace(
    /<responseProcessing.*\/>/,
    `<responseProcessing><responseCondition><responseIf><equal toleranceMode="absolute" tolerance="0.02 0.02"><variable identifier="RESPONSE"/><correct identifier="RESPONSE"/></equal>
     <setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue></setOutcomeValue></responseIf></responseCondition></responseProcessing>`,
  ),
  'items/word.xml': item(
    'word',
    declare(
      'single',
      'string',
      ['York'],
      '<mapping defaultValue="0"><mapEntry mapKey="York" mappedValue="1"/><mapEntry mapKey="york" mappedValue="0.5" caseSensitive="false"/></mapping>',
    ),
    '<p>Richard of <textEntryInteraction responseIdentifier="RESPONSE"/> gave battle in vain.</p>',
  ),
  'items/order.xml': item(
    'order',
    declare('ordered', 'identifier', ['C', 'A', 'B']),
    `<orderInteraction responseIdentifier="RESPONSE"><prompt>In order, please.</prompt><simpleChoice identifier="A">second</simpleChoice>
     <simpleChoice identifier="B">third</simpleChoice><simpleChoice identifier="C">first</simpleChoice></orderInteraction>`,
  ),
  'items/match.xml': item(
    'match',
    declare('multiple', 'directedPair', ['C R', 'P M']),
    `<matchInteraction responseIdentifier="RESPONSE" maxAssociations="2"><prompt>Who is in which play?</prompt>
     <simpleMatchSet><simpleAssociableChoice identifier="C" matchMax="1">Capulet</simpleAssociableChoice><simpleAssociableChoice identifier="P" matchMax="1">Prospero</simpleAssociableChoice></simpleMatchSet>
     <simpleMatchSet><simpleAssociableChoice identifier="R" matchMax="4">Romeo and Juliet</simpleAssociableChoice><simpleAssociableChoice identifier="M" matchMax="4">The Tempest</simpleAssociableChoice><simpleAssociableChoice identifier="D" matchMax="4">Hamlet</simpleAssociableChoice></simpleMatchSet></matchInteraction>`,
  ),
  'items/gaps.xml': item(
    'gaps',
    declare('multiple', 'directedPair', ['W G1', 'Su G2']),
    `<gapMatchInteraction responseIdentifier="RESPONSE"><prompt>Fill in.</prompt><gapText identifier="W" matchMax="1">winter</gapText><gapText identifier="Su" matchMax="1">summer</gapText>
     <blockquote><p>Now is the <gap identifier="G1"/> of our discontent<br/>Made glorious <gap identifier="G2"/></p></blockquote></gapMatchInteraction>`,
  ),
  'items/inline.xml': item(
    'inline',
    declare('single', 'identifier', ['Y']),
    '<p>The capital is <inlineChoiceInteraction responseIdentifier="RESPONSE"><inlineChoice identifier="X">Oslo</inlineChoice><inlineChoice identifier="Y">Bergen</inlineChoice></inlineChoiceInteraction>.</p>',
  ),
  'items/essay.xml': item(
    'essay',
    '<responseDeclaration identifier="RESPONSE" cardinality="single" baseType="string"/>',
    '<extendedTextInteraction responseIdentifier="RESPONSE"><prompt>Tell us all.</prompt></extendedTextInteraction>',
  ),
  'items/hotspot.xml': item(
    'hotspot',
    declare('single', 'identifier', ['A']),
    '<hotspotInteraction responseIdentifier="RESPONSE" maxChoices="1"><prompt>Where?</prompt><object type="image/png" data="../images/map.png" width="1" height="1"/><hotspotChoice identifier="A" shape="circle" coords="1,1,1"/></hotspotInteraction>',
  ),
  'items/keyless.xml': item(
    'keyless',
    '<responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier"/>',
    '<choiceInteraction responseIdentifier="RESPONSE" maxChoices="1"><simpleChoice identifier="A">a</simpleChoice><simpleChoice identifier="B">b</simpleChoice></choiceInteraction>',
  ),
  'items/broken.xml': '<assessmentItem><itemBody></assessmentItem>',
};

const test21 = `<?xml version="1.0"?><assessmentTest xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="T" title="A short test"><timeLimits maxTime="900"/>
<testPart identifier="P" navigationMode="nonlinear" submissionMode="individual"><assessmentSection identifier="S" title="S" visible="true"><selection select="2"/>
${['single', 'multiple', 'number', 'word'].map((name) => `<assessmentItemRef identifier="${name}" href="items/${name}.xml"/>`).join('')}
<assessmentItemRef identifier="gone" href="items/gone.xml"/></assessmentSection></testPart></assessmentTest>`;

const manifest = (version: string, items: readonly string[], others: string) => `<?xml version="1.0" encoding="UTF-8"?>
<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" identifier="M"><metadata><schema>QTI Package</schema><schemaversion>${version}</schemaversion>
<lom xmlns="http://ltsc.ieee.org/xsd/LOM"><general><title><string language="en">Questions of all kinds</string></title><language>en-GB</language></general></lom></metadata><organizations/>
<resources>${items.map((name, index) => `<resource identifier="R${index}" type="imsqti_item_xmlv${version.startsWith('3') ? '3p0' : '2p1'}" href="${name}"><file href="${name}"/></resource>`).join('\n')}${others}</resources></manifest>`;

/** A package by QTI 2.1. */
export const qti21 = () =>
  pack({
    'imsmanifest.xml': manifest(
      '2.1',
      Object.keys(qti21Items),
      '<resource identifier="T" type="imsqti_test_xmlv2p1" href="test.xml"><file href="test.xml"/></resource>',
    ),
    ...qti21Items,
    'test.xml': test21,
    'images/sign.png': picture,
    'images/map.png': Buffer.concat([picture, Buffer.alloc(1)]),
    'readme.txt': 'Nothing leads here.',
  });

const lomOf = (content: string) =>
  `<metadata><imsmd:lom xmlns:imsmd="http://ltsc.ieee.org/xsd/LOM">${content}</imsmd:lom></metadata>`;
const classOf = (purpose: string, ...taxa: string[]) =>
  `<imsmd:classification><imsmd:purpose><imsmd:source>LOMv1.0</imsmd:source><imsmd:value>${purpose}</imsmd:value></imsmd:purpose><imsmd:taxonPath>${taxa.map((taxon) => `<imsmd:taxon><imsmd:entry><imsmd:string language="en">${taxon}</imsmd:string></imsmd:entry>`).join('')}${taxa.map(() => '</imsmd:taxon>').join('')}</imsmd:taxonPath></imsmd:classification>`;

/** A bank of questions by QTI 2.1: items in no test, and what the manifest says of one of them. */
export const bank21 = (changed: Record<string, string> = {}) => {
  const items = Object.fromEntries(
    ['single', 'multiple', 'number', 'essay'].map((name) => [
      `items/${name}.xml`,
      qti21Items[`items/${name}.xml`] ?? '',
    ]),
  );
  const said = lomOf(
    `<imsmd:general><imsmd:keyword><imsmd:string language="en">chemistry</imsmd:string><imsmd:string language="de">Chemie</imsmd:string></imsmd:keyword><imsmd:keyword><imsmd:langstring xml:lang="en">water</imsmd:langstring></imsmd:keyword></imsmd:general>
     <imsmd:educational><imsmd:difficulty><imsmd:source>LOMv1.0</imsmd:source><imsmd:value>difficult</imsmd:value></imsmd:difficulty></imsmd:educational>
     ${classOf('discipline', 'Sciences', 'Molecules')}${classOf('educational objective', 'Counts apples')}${classOf('competency', 'Names elements')}`,
  );
  const listed = manifest('2.1', Object.keys(items), '').replace(
    /(href="items\/multiple\.xml")>/,
    (_, href: string) => `${href}>${said}`,
  );
  return pack({ 'imsmanifest.xml': listed, ...items, ...changed, 'images/sign.png': picture });
};

const kebab = (xml: string) =>
  xml
    .replaceAll(/<(\/?)([a-z][A-Za-z]*)/g, (all, slash: string, name: string) =>
      /^(p|strong|img|br|blockquote|object)$/.test(name)
        ? all
        : `<${slash}qti-${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    )
    .replaceAll(
      / ([a-z]+(?:[A-Z][a-z]+)+)=/g,
      (_, name: string) => ` ${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}=`,
    )
    .replaceAll('imsqti_v2p1', 'imsqtiasi_v3p0');

/** The same by QTI 3.0: other names for the same things. */
export const qti30 = () => {
  const items = Object.fromEntries(Object.entries(qti21Items).map(([name, xml]) => [name, kebab(xml)]));
  return pack({
    'imsmanifest.xml': manifest(
      '3.0.0',
      Object.keys(items),
      '<resource identifier="T" type="imsqti_test_xmlv3p0" href="test.xml"><file href="test.xml"/></resource>',
    ),
    ...items,
    'test.xml': kebab(test21),
    'images/sign.png': picture,
    'images/map.png': Buffer.concat([picture, Buffer.alloc(1)]),
    'readme.txt': 'Nothing leads here.',
  });
};

const choice = (
  ident: string,
  profile: string,
  cardinality: string,
  right: string,
) => `<item ident="${ident}" title="Question ${ident}">
<itemmetadata><qtimetadata><qtimetadatafield><fieldlabel>cc_profile</fieldlabel><fieldentry>${profile}</fieldentry></qtimetadatafield>
<qtimetadatafield><fieldlabel>cc_weighting</fieldlabel><fieldentry>3</fieldentry></qtimetadatafield></qtimetadata></itemmetadata>
<presentation><material><mattext texttype="text/html">&lt;p&gt;Which of ${ident}? &lt;img src="$IMS-CC-FILEBASE$/leaf.png" alt="leaf"&gt;&lt;/p&gt;</mattext></material>
<response_lid ident="response1" rcardinality="${cardinality}"><render_choice>
${['a', 'b', 'c'].map((letter) => `<response_label ident="${letter}"><material><mattext texttype="text/plain">Answer ${letter}</mattext></material></response_label>`).join('')}
</render_choice></response_lid></presentation>
<resprocessing><outcomes><decvar maxvalue="100" minvalue="0" varname="SCORE" vartype="Decimal"/></outcomes>
<respcondition continue="Yes"><conditionvar><other/></conditionvar><displayfeedback feedbacktype="Response" linkrefid="general_fb"/></respcondition>
<respcondition continue="No"><conditionvar>${right}</conditionvar><setvar action="Set" varname="SCORE">100</setvar></respcondition></resprocessing>
<itemfeedback ident="general_fb"><flow_mat><material><mattext texttype="text/plain">It is in the text.</mattext></material></flow_mat></itemfeedback></item>`;

const blank = `<item ident="q3" title="Blank"><itemmetadata><qtimetadata><qtimetadatafield><fieldlabel>cc_profile</fieldlabel><fieldentry>cc.fib.v0p1</fieldentry></qtimetadatafield></qtimetadata></itemmetadata>
<presentation><material><mattext>Roses are ____.</mattext></material><response_str ident="response1" rcardinality="Single"><render_fib prompt="Dashline"/></response_str></presentation>
<resprocessing><respcondition continue="No"><conditionvar><varequal respident="response1" case="No">red</varequal></conditionvar><setvar varname="SCORE">100</setvar></respcondition>
<respcondition continue="No"><conditionvar><varequal respident="response1" case="No">white</varequal></conditionvar><setvar varname="SCORE">100</setvar></respcondition></resprocessing></item>`;

const essay = `<item ident="q4" title="Essay"><itemmetadata><qtimetadata><qtimetadatafield><fieldlabel>cc_profile</fieldlabel><fieldentry>cc.essay.v0p1</fieldentry></qtimetadatafield></qtimetadata></itemmetadata>
<presentation><material><mattext>Tell us.</mattext></material><response_str ident="response1" rcardinality="Single"><render_fib/></response_str></presentation></item>`;

const quiz = `<?xml version="1.0" encoding="UTF-8"?><questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2"><assessment ident="A1" title="Leaf quiz"><qtimetadata>
<qtimetadatafield><fieldlabel>cc_maxattempts</fieldlabel><fieldentry>2</fieldentry></qtimetadatafield><qtimetadatafield><fieldlabel>qmd_timelimit</fieldlabel><fieldentry>30</fieldentry></qtimetadatafield></qtimetadata><section ident="root">
${choice('q1', 'cc.multiple_choice.v0p1', 'Single', '<varequal respident="response1">b</varequal>')}
${choice('q2', 'cc.multiple_response.v0p1', 'Multiple', '<and><varequal respident="response1">a</varequal><not><varequal respident="response1">b</varequal></not><varequal respident="response1">c</varequal></and>')}
${blank}${essay}</section></assessment></questestinterop>`;

const page = `<!doctype html><html><head><title>Leaves</title><link rel="stylesheet" href="style.css"><script>track()</script></head>
<body><h1>Leaves</h1><p>A <b>leaf</b> is <a href="https://plants.example/leaf">green</a>; see <a href="roots.html">roots</a>.</p>
<p><img src="leaf.png" alt="a leaf"> <img src="https://elsewhere.example/x.png" alt="elsewhere"></p><ul><li>one<li>two</ul><iframe src="https://videos.example/1"></iframe></body></html>`;

const resource = (identifier: string, type: string, files: readonly string[]) =>
  `<resource identifier="${identifier}" type="${type}"${files[0] ? ` href="${files[0]}"` : ''}>${files.map((name) => `<file href="${name}"/>`).join('')}</resource>`;

/** A cartridge by Common Cartridge 1.3. */
export const cartridge = () =>
  pack({
    'imsmanifest.xml': `<?xml version="1.0" encoding="UTF-8"?><manifest identifier="M" xmlns="http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1" xmlns:lomimscc="http://ltsc.ieee.org/xsd/imsccv1p3/LOM/manifest">
<metadata><schema>IMS Common Cartridge</schema><schemaversion>1.3.0</schemaversion><lomimscc:lom><lomimscc:general><lomimscc:title><lomimscc:string language="en">Botany for Everybody</lomimscc:string></lomimscc:title><lomimscc:language>en</lomimscc:language><lomimscc:description><lomimscc:string>Plants, from the root up.</lomimscc:string></lomimscc:description></lomimscc:general></lomimscc:lom></metadata>
<organizations><organization identifier="O" structure="rooted-hierarchy"><item identifier="root">
<item identifier="I1"><title>Leaves</title><item identifier="I11" identifierref="page"><title>What leaves are</title></item><item identifier="I12" identifierref="quiz"><title>Leaf quiz</title></item>
<item identifier="I13"><title>More</title><item identifier="I131" identifierref="link"><title>A herbarium</title></item><item identifier="I132" identifierref="pdf"><title>Handout</title></item></item></item>
<item identifier="I2"><title>Roots</title><item identifier="I21" identifierref="talk"><title>Talk about roots</title></item><item identifier="I22" identifierref="tool"><title>Microscope</title></item><item identifier="I23" identifierref="work"><title>Grow one</title></item><item identifier="I24"><title>Soon</title></item></item>
<item identifier="I3" identifierref="picture"><title>A leaf</title></item>
<item identifier="I4" identifierref="nowhere"><title>Gone</title></item></item></organization></organizations>
<resources>${[
      resource('page', 'webcontent', ['web_resources/leaves.html', 'web_resources/style.css']),
      resource('picture', 'webcontent', ['web_resources/leaf.png']),
      resource('quiz', 'imsqti_xmlv1p2/imscc_xmlv1p3/assessment', ['quiz/quiz.xml']),
      resource('bank', 'imsqti_xmlv1p2/imscc_xmlv1p3/question-bank', ['quiz/bank.xml']),
      resource('link', 'imswl_xmlv1p3', ['links/link.xml']),
      resource('pdf', 'webcontent', ['web_resources/handout.pdf']),
      resource('talk', 'imsdt_xmlv1p3', ['talk.xml']),
      resource('tool', 'imsbasiclti_xmlv1p3', ['tool.xml']),
      resource('work', 'assignment_xmlv1p0', ['work.xml']),
      resource('unused', 'webcontent', ['web_resources/unused.html']),
    ].join('\n')}</resources></manifest>`,
    'web_resources/leaves.html': page,
    'web_resources/style.css': 'p { color: red }',
    'web_resources/leaf.png': picture,
    'web_resources/handout.pdf': '%PDF-1.7',
    'web_resources/unused.html': '<p>unused</p>',
    'quiz/quiz.xml': quiz,
    'quiz/bank.xml': `<questestinterop><objectbank ident="B">${choice('b1', 'cc.true_false.v0p1', 'Single', '<varequal respident="response1">a</varequal>')}</objectbank></questestinterop>`,
    'links/link.xml':
      '<webLink xmlns="http://www.imsglobal.org/xsd/imsccv1p3/imswl_v1p3"><title>A herbarium</title><url href="https://herbarium.example/?a=1&amp;b=2" target="_blank"/></webLink>',
    'talk.xml': '<topic><title>Talk</title><text texttype="text/plain">Roots?</text></topic>',
    'tool.xml': '<cartridge_basiclti_link><title>Microscope</title></cartridge_basiclti_link>',
    'work.xml':
      '<assignment identifier="work"><title>Grow one</title><text texttype="text/html">&lt;p&gt;Grow a &lt;b&gt;plant&lt;/b&gt;.&lt;/p&gt;</text><gradable points_possible="10">true</gradable></assignment>',
  });
