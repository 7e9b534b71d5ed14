import type { ProgrammeFile, Question } from '@laurel/api';
import { mapTexts } from './own/map-texts.ts';
import type { PackedQuestion } from './package.ts';

const mediaPaths = /media\/[0-9a-f]{64}\.(?:png|webm|mp4|vtt)/g;

/**
 * The programme with each medium at the address where it is kept now. What could not be kept is taken out: a picture leaves
 * its words, a video without its file becomes a reading of its transcript.
 */
export function withAddresses(file: ProgrammeFile, urls: ReadonlyMap<string, string>): ProgrammeFile {
  const at = atAddresses(urls);
  const isGone = (url: string | undefined) => url?.startsWith('media/') === true && !urls.has(url);
  const lessons = (module: ProgrammeFile['modules'][number]) =>
    module.lessons.map(({ lesson, ...others }) => ({ ...others, lesson: withoutGone(lesson, isGone) }));
  const { imageUrl, ...achievement } = file.achievement;
  const whole: ProgrammeFile = {
    ...file,
    achievement: isGone(imageUrl) ? achievement : file.achievement,
    modules: file.modules.map((module) => ({ ...module, lessons: lessons(module) })),
  };
  // Texts are changed, and nothing else.
  return mapTexts(whole, at) as ProgrammeFile;
}

/** The same for questions: what each asks. */
export function questionsWithAddresses(
  questions: readonly PackedQuestion[],
  urls: ReadonlyMap<string, string>,
): Question[] {
  const at = atAddresses(urls);
  // Texts are changed, and nothing else.
  return questions.map(({ question }) => mapTexts(question, at) as Question);
}

const pictures = /!\[((?:[^\]\\]|\\.)*)\]\((media\/[0-9a-f]{64}\.png)\)/g;

function atAddresses(urls: ReadonlyMap<string, string>): (text: string) => string {
  return (text) =>
    text
      .replace(pictures, (whole, words: string, path: string) => (urls.has(path) ? whole : words))
      .replace(mediaPaths, (path) => urls.get(path) ?? path);
}

type Lesson = ProgrammeFile['modules'][number]['lessons'][number]['lesson'];

function withoutGone(lesson: Lesson, isGone: (url: string | undefined) => boolean): Lesson {
  if (lesson.kind !== 'video') return lesson;
  const { title, minutes, videoUrl, captions, posterUrl, transcript, markdown } = lesson;
  const words = [transcript, markdown].filter(Boolean).join('\n\n');
  if (isGone(videoUrl)) return { kind: 'reading', title, minutes, markdown: words };
  return {
    ...lesson,
    captions: captions.filter(({ url }) => !isGone(url)),
    posterUrl: isGone(posterUrl) ? undefined : posterUrl,
  };
}
