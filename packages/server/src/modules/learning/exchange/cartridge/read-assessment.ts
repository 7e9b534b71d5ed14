import { attempt, lineFrom } from '../build-package.ts';
import type { FoundLesson } from '../found-package.ts';
import type { Surroundings } from '../html/around.ts';
import { examOf } from '../qti/read-qti-package.ts';
import { markdownOf, readQti1Item, saidOfQti1Item } from '../qti/read-qti1-item.ts';
import { surroundingsOf } from '../surroundings.ts';
import { parseXml } from '../xml/parse-xml.ts';
import { childOf, childrenOf, elementsOf, findAll, lineOf, type XmlElement } from '../xml/xml-element.ts';
import type { CartridgeReading } from './cartridge-reading.ts';

/** An assessment or a bank of questions of a cartridge (QTI 1.2): an exam of its items. */
export function readAssessment(
  reading: CartridgeReading,
  { file, place, title }: { file: string; place: string; title: string },
): FoundLesson {
  const { report, archive } = reading;
  const root = parseXml(archive.bytes(file), file);
  const assessment = childOf(root, 'assessment') ?? childOf(root, 'objectbank') ?? root;
  const items = findAll(assessment, ({ name }) => name === 'item').flatMap((item, index) => {
    const { ident = String(index + 1), title: said = '' } = item.attributes;
    const at = `${file}#${index + 1}-${ident}`;
    report.expect({ place: at, what: 'question', title: lineFrom(said, ident) });
    return attempt(report, at, () => {
      const question = readQti1Item(item, surroundingsOf({ ...reading, file, place: at }));
      return [{ place: at, identifier: ident.slice(0, 500), said: saidOfQti1Item(item), question }];
    });
  });
  const own = surroundingsOf({ ...reading, file, place });
  const within = (name: RegExp) => findAll(assessment, (element) => name.test(element.name));
  const minutes = Number(metadata(assessment, 'qmd_timelimit'));
  const attempts = Number(metadata(assessment, 'cc_maxattempts'));
  const exam = examOf({
    place,
    title: title || lineFrom(assessment.attributes.title ?? '', 'Exam'),
    items,
    timeLimitMinutes: minutes >= 1 ? Math.min(1_440, Math.ceil(minutes)) : null,
    shuffle: within(/^order$/).some(({ attributes }) => /^random$/i.test(attributes.order_type ?? '')),
  });
  if (exam.lesson.kind === 'exam') exam.lesson.instructions = instructionsOf(assessment, own);
  if (reading.wanted === 'programme' && within(/^(selection|sourcebank_ref)$/).length > 0)
    report.changed(
      place,
      'It drew its questions, or some of them: here those that stand in it are asked.',
      'Draw from a pool, where that is wanted.',
    );
  if (exam.lesson.kind === 'exam' && attempts >= 1) exam.lesson.attemptsAllowed = Math.min(100, Math.floor(attempts));
  if (reading.wanted === 'programme')
    report.changed(
      place,
      'The package does not say when it is passed: 60 per cent are asked for.',
      'Set the pass mark.',
    );
  return exam;
}

const longestInstructions = 5_000;

/** What is said before the first question (QTI 1.2, `presentation_material` and `rubric` of an assessment or of its section). */
function instructionsOf(assessment: XmlElement, around: Surroundings): string {
  const texts = [assessment, ...childrenOf(assessment, 'section')].flatMap((part) =>
    elementsOf(part).filter(({ name }) => name === 'presentation_material' || name === 'rubric'),
  );
  const whole = texts
    .map((text) => markdownOf(text, around))
    .filter(Boolean)
    .join('\n\n');
  if (whole.length > longestInstructions) around.note('What it says before the first question was cut.');
  return whole.slice(0, longestInstructions);
}

function metadata(assessment: XmlElement, label: string): string {
  const own = assessment.children.filter((child) => typeof child !== 'string' && child.name === 'qtimetadata');
  const fields = findAll({ name: '', attributes: {}, children: own }, ({ name }) => name === 'qtimetadatafield');
  return lineOf(
    childOf(
      fields.find((field) => lineOf(childOf(field, 'fieldlabel')) === label),
      'fieldentry',
    ),
  );
}
