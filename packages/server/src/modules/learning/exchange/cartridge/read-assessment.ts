import { attempt, lineFrom } from '../build-package.ts';
import type { FoundLesson } from '../found-package.ts';
import { examOf } from '../qti/read-qti-package.ts';
import { readQti1Item, saidOfQti1Item } from '../qti/read-qti1-item.ts';
import { surroundingsOf } from '../surroundings.ts';
import { parseXml } from '../xml/parse-xml.ts';
import { childOf, findAll, lineOf, type XmlElement } from '../xml/xml-element.ts';
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
  const minutes = Number(metadata(assessment, 'qmd_timelimit'));
  const attempts = Number(metadata(assessment, 'cc_maxattempts'));
  const exam = examOf({
    place,
    title: title || lineFrom(assessment.attributes.title ?? '', 'Exam'),
    items,
    timeLimitMinutes: minutes >= 1 ? Math.min(1_440, Math.ceil(minutes)) : null,
  });
  if (exam.lesson.kind === 'exam' && attempts >= 1) exam.lesson.attemptsAllowed = Math.min(100, Math.floor(attempts));
  if (reading.wanted === 'programme')
    report.changed(
      place,
      'The package does not say when it is passed: 60 per cent are asked for.',
      'Set the pass mark.',
    );
  return exam;
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
