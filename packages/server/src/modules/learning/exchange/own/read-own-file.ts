import { type ProgrammeFile, programmeFile } from '@laurel/api';
import { CredentialError, isJsonObject, type JsonValue, parseJson } from '@laurel/credential';
import type { Archive } from '../open-archive.ts';
import type { ReadPackage, ShowingQuestion } from '../package.ts';
import { PackageError } from '../package-error.ts';
import { type Part, Report } from '../report.ts';
import { contentName, hashOf } from './make-file.ts';

const maxContentBytes = 32 * 1024 * 1024;

/**
 * Reads a programme file of ours. What it says must be whole and right: it was written by a program.
 *
 * @throws PackageError `manifest-invalid`, `format-version-unknown`, `media-mismatch`
 */
export function readOwnFile(archive: Archive): ReadPackage {
  const file = parseContent(archive);
  for (const { path, bytes } of file.media) {
    if (!archive.has(path)) throw new PackageError('media-mismatch', `${path} is not in the archive`);
    const content = archive.bytes(path);
    if (content.length !== bytes || !path.startsWith(`media/${hashOf(content)}.`))
      throw new PackageError('media-mismatch', `${path} holds something else`);
  }
  const { media, programme } = file;
  const read = { kind: 'laurel-programme', title: programme.title, media } as const;
  return { ...read, file, showing: showingOf(file), medium: mediaOf(archive, file), report: reportOf(archive, file) };
}

function mediaOf({ bytes }: Archive, { media }: ProgrammeFile): ReadPackage['medium'] {
  const kinds = new Map<string, string>(media.map(({ path, mediaType }) => [path, mediaType]));
  return (path) => ({ mediaType: kinds.get(path) ?? '', bytes: () => bytes(path) });
}

function parseContent(archive: Archive): ProgrammeFile {
  if (archive.sizeOf(contentName) > maxContentBytes) throw new PackageError('archive-too-large', contentName);
  const json = readJson(archive.bytes(contentName));
  if (!isJsonObject(json) || json.format !== 'laurel-programme')
    throw new PackageError('manifest-invalid', `${contentName} does not say that it is a programme`);
  if (json.formatVersion !== 1)
    throw new PackageError('format-version-unknown', JSON.stringify(json.formatVersion ?? null));
  const parsed = programmeFile.safeParse(json);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.slice(0, 3).map(({ path, message }) => `/${path.join('/')}: ${message}`);
  throw new PackageError('manifest-invalid', faults.join('; '));
}

function readJson(bytes: Uint8Array): JsonValue {
  try {
    return parseJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (!(error instanceof CredentialError) && !(error instanceof TypeError)) throw error;
    throw new PackageError('manifest-invalid', `${contentName}: ${error.message}`, { cause: error });
  }
}

function showingOf({ modules }: ProgrammeFile): ShowingQuestion[] {
  return modules.flatMap(({ lessons }, at) =>
    lessons.flatMap(({ about }, index) =>
      about
        .filter(({ outcomes }) => outcomes.length > 0)
        .map(({ question, skills, outcomes: objectives }) => ({
          place: placeOfQuestion(at, index, question - 1),
          skills,
          objectives,
        })),
    ),
  );
}

/** Where a question stands in the report: module, lesson and question, counted from 0. */
export function placeOfQuestion(module: number, lesson: number, question: number): string {
  return `/modules/${module}/lessons/${lesson}/questions/${question}`;
}

/** Everything in the file, in its order. Where it is placed says what becomes of programme, achievement and prerequisites. */
function reportOf({ names }: Archive, file: ProgrammeFile): Report {
  const report = new Report();
  report.expect({ place: '/programme', what: 'programme', title: file.programme.title });
  report.expect({ place: '/achievement', what: 'achievement', title: file.achievement.name });
  for (const [index, { name }] of file.prerequisites.entries())
    report.expect({ place: `/prerequisites/${index}`, what: 'prerequisite', title: name });
  carryModules(report, file);
  if (file.completion) report.expect({ place: '/completion', what: 'other', title: 'The rule of completion' });
  for (const [index, { text }] of (file.completion?.outcomes ?? []).entries())
    report.expect({ place: `/completion/outcomes/${index}`, what: 'other', title: text });
  for (const { path } of file.media) carry(report, { place: path, what: 'file', title: path });
  for (const { address, reason } of file.leftOut) {
    report.expect({ place: address, what: 'file', title: address });
    report.notCarried(
      address,
      `The file was left where it is: ${reason}.`,
      'Download it from there and upload it here.',
    );
  }
  for (const name of names)
    if (name !== contentName && !report.isSettled(name)) report.expect({ place: name, what: 'file', title: name });
  return report;
}

function carryModules(report: Report, { modules }: ProgrammeFile): void {
  for (const [at, { title, lessons }] of modules.entries()) {
    carry(report, { place: `/modules/${at}`, what: 'module', title });
    for (const [index, { lesson, questions }] of lessons.entries()) {
      const place = `/modules/${at}/lessons/${index}`;
      carry(report, { place, what: lesson.kind === 'exam' ? 'exam' : 'lesson', title: lesson.title });
      for (const [number, { prompt }] of questions.entries())
        carry(report, { place: placeOfQuestion(at, index, number), what: 'question', title: prompt });
    }
  }
}

function carry(report: Report, part: Part): void {
  report.expect(part);
  report.carried(part.place);
}
