import path from 'node:path';
import type { ProgrammeFile } from '@laurel/api';
import { attempt, lineFrom } from '../build-package.ts';
import type { FoundLesson } from '../found-package.ts';
import { escapeText } from '../html/inline-markdown.ts';
import { parseHtml } from '../html/parse-html.ts';
import { toMarkdown } from '../html/to-markdown.ts';
import { ItemProblem } from '../item-problem.ts';
import { onlyQuestions } from '../said-of-question.ts';
import { surroundingsOf } from '../surroundings.ts';
import { parseXml } from '../xml/parse-xml.ts';
import { childOf, lineOf, textOf } from '../xml/xml-element.ts';
import type { CartridgeReading, CartridgeResource } from './cartridge-reading.ts';
import { readAssessment } from './read-assessment.ts';

/** What stands in the outline for a resource. */
export interface OutlinePlace {
  place: string;
  title: string;
}

/** The type of a resource that holds questions of QTI 1.2, as it begins. */
export const ofQti1 = /^imsqti_xmlv1p[12]/;

const never: Record<string, [why: string, whatToDo: string]> = {
  imsdt: ['There are no discussions here.', 'Ask for a text as a project, or leave it out.'],
  imsbasiclti: [
    'It opens a tool of somebody else, and with it what that tool knows.',
    'Link to the tool from a reading.',
  ],
  lti: ['It opens a tool of somebody else, and with it what that tool knows.', 'Link to the tool from a reading.'],
};

const forStaff = [
  'The package says that it is for those who teach: in a lesson learners would see it.',
  'Keep it where they do not see it.',
] as const;

/** Lessons of one resource of a cartridge; none, and why, where it has no place here. */
export function readResource(
  reading: CartridgeReading,
  { type, href, files, isForStaff }: CartridgeResource,
  outline: OutlinePlace,
): FoundLesson[] {
  const { report, archive } = reading;
  const file = href || (files[0] ?? '');
  const kind = type.split('/')[0] ?? '';
  const refused: readonly [why: string, whatToDo: string] | undefined =
    reading.wanted === 'questions' && !ofQti1.test(kind)
      ? onlyQuestions
      : isForStaff && !ofQti1.test(kind)
        ? forStaff
        : Object.entries(never).find(([name]) => kind.startsWith(name))?.[1];
  if (refused) {
    report.notCarried(outline.place, ...refused);
    return [];
  }
  if (!archive.has(file)) {
    report.notCarried(
      outline.place,
      'The package names its file, and it is not there.',
      'Ask whoever made the package for it.',
    );
    return [];
  }
  if (reading.read.has(file)) {
    report.notCarried(
      outline.place,
      'The same file stands in the outline before it: see there what became of it.',
      'Add it here by hand where it is wanted twice.',
    );
    return [];
  }
  reading.read.add(file);
  return attempt(report, outline.place, () => readKind(reading, kind, { ...outline, file }));
}

function readKind(reading: CartridgeReading, kind: string, at: At): FoundLesson[] {
  if (ofQti1.test(kind)) return [readAssessment(reading, at)];
  if (kind.startsWith('imswl')) return webLink(reading, at);
  if (kind.startsWith('assignment')) return assignment(reading, at);
  if (kind === 'webcontent' || kind === 'associatedcontent') return webContent(reading, at);
  throw new ItemProblem(`Resources of the type “${kind}” are not known here.`, 'Look what it is, and add it by hand.');
}

type At = OutlinePlace & { file: string };

function webLink({ archive }: CartridgeReading, { file, place, title }: At): FoundLesson[] {
  const root = parseXml(archive.bytes(file), file);
  const url = (childOf(root, 'url')?.attributes.href ?? '').trim();
  if (!/^https?:\/\//i.test(url))
    throw new ItemProblem(
      'It does not lead to an address on the web.',
      'Look in the package what it is meant to open.',
    );
  const words = lineFrom(lineOf(childOf(root, 'title')), title);
  return [
    reading({
      place,
      title,
      markdown: `[${escapeText(words)}](<${url.replaceAll(/[\s<>]/g, encodeURIComponent)}>)`,
      minutes: 5,
    }),
  ];
}

/** An assignment is a project: its text says what is to be done. */
function assignment(around: CartridgeReading, { file, place, title }: At): FoundLesson[] {
  const root = parseXml(around.archive.bytes(file), file);
  const text = childOf(root, 'text');
  const html =
    text?.attributes.texttype === 'text/html'
      ? parseHtml(textOf(text))
      : { name: 'p', attributes: {}, children: [textOf(text)] };
  const instructions = toMarkdown(html, surroundingsOf({ ...around, file, place })) || title;
  around.report.changed(place, 'It is a project; its points are not carried.', 'Give it a rubric.');
  const lesson = {
    kind: 'project',
    title: lineFrom(title, 'Project'),
    minutes: 60,
    instructions: instructions.slice(0, 20_000),
    assignment: {},
  };
  // The defaults of an assignment are filled in where the lesson is parsed.
  return [
    {
      place,
      lesson: lesson as unknown as ProgrammeFile['modules'][number]['lessons'][number]['lesson'],
      questions: [],
    },
  ];
}

const maxHtmlBytes = 2 * 1024 * 1024;

function webContent(around: CartridgeReading, at: At): FoundLesson[] {
  const { report, archive, shelf } = around;
  const { file, place, title } = at;
  const ending = path.posix.extname(file).toLowerCase();
  const isText = /^\.(x?html?|txt|md)$/.test(ending);
  if (isText && archive.sizeOf(file) > maxHtmlBytes) {
    report.notCarried(place, 'The page is larger than 2 MB.', 'Split it, and add it by hand.');
    return [];
  }
  if (isText) return textPage(around, at, ending);
  const taken = shelf.take(file);
  if (taken?.endsWith('.png'))
    return [reading({ place, title, markdown: `![${escapeText(title)}](${taken})`, minutes: 1 })];
  if (taken && /\.(mp4|webm)$/.test(taken)) return [video(around, at, taken)];
  report.notCarried(
    place,
    `Files of the kind “${ending.slice(1)}” are not taken in.`,
    'Put it where it can be reached, and link to it from a reading.',
  );
  return [];
}

function textPage(around: CartridgeReading, { file, place, title }: At, ending: string): FoundLesson[] {
  const text = new TextDecoder().decode(around.archive.bytes(file)).replaceAll('\0', '');
  const isHtml = /^\.x?html?$/.test(ending);
  const markdown = isHtml
    ? toMarkdown(parseHtml(text), surroundingsOf({ ...around, file, place }))
    : ending === '.md'
      ? text
      : escapeText(text);
  if (!markdown.trim()) {
    around.report.notCarried(place, 'The page has no text.', 'Look whether it is meant to show something.');
    return [];
  }
  const parts = split(markdown);
  if (parts.length > 1) around.report.changed(place, `It is ${parts.length} readings: one would have been too long.`);
  return parts.map((part, index) =>
    reading({ place, title: index === 0 ? title : `${title} (${index + 1})`, markdown: part }),
  );
}

function video(
  { archive, report, shelf, language }: CartridgeReading,
  { file, place, title }: At,
  videoUrl: string,
): FoundLesson {
  const beside = file.replace(/\.[^.]+$/, '.vtt');
  const url = archive.has(beside) ? shelf.take(beside) : undefined;
  report.changed(place, 'The package has no transcript of the video.', 'Write the transcript before you publish.');
  return {
    place,
    lesson: {
      kind: 'video',
      title: lineFrom(title, 'Video'),
      minutes: 5,
      videoUrl,
      durationSeconds: null,
      captions: url ? [{ language, url }] : [],
      transcript: 'The transcript is still to be written.',
      markdown: '',
    },
    questions: [],
  };
}

const wordsPerMinute = 200;

function reading({
  place,
  title,
  markdown,
  minutes,
}: {
  place: string;
  title: string;
  markdown: string;
  minutes?: number;
}): FoundLesson {
  const taking = minutes ?? Math.min(1_000, Math.max(1, Math.ceil(markdown.split(/\s+/).length / wordsPerMinute)));
  return {
    place,
    lesson: { kind: 'reading', title: lineFrom(title, 'Reading'), minutes: taking, markdown },
    questions: [],
  };
}

const maxCharacters = 45_000;

/** A long text in parts, parted where a paragraph ends. */
function split(markdown: string): string[] {
  const parts: string[] = [];
  let rest = markdown;
  while (rest.length > maxCharacters) {
    const end = rest.lastIndexOf('\n\n', maxCharacters);
    const at = end > maxCharacters / 2 ? end : maxCharacters;
    parts.push(rest.slice(0, at));
    rest = rest.slice(at).trimStart();
  }
  return [...parts, rest];
}
