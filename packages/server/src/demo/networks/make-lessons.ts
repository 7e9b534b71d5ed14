import { readFile } from 'node:fs/promises';
import { type BodyInputOf, endpoints } from '@laurel/api';
import type { ApiCaller } from '../api-caller.ts';
import { demoFilePath, type NetworksLesson, type NetworksModule } from '../content/index.ts';
import { uploadFile } from '../set-up-organisation.ts';

type LessonInput = BodyInputOf<typeof endpoints.addLesson>;

interface Input {
  call: ApiCaller;
  params: { organisationId: string; programmeId: string };
  modules: readonly NetworksModule[];
}

/** Writes modules into a draft, with exercises and rubrics; answers the ids of the lessons by their titles. */
export async function makeLessons({ call, params, modules }: Input): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { lessons, title, summary } of modules) {
    const withModule = await call(endpoints.addModule, { params, body: { title, summary } });
    const moduleId = withModule.modules.at(-1)?.id ?? '';
    for (const lesson of lessons)
      ids.set(lesson.title, await addLesson({ call, params: { ...params, moduleId }, lesson }));
  }
  return ids;
}

interface OneLesson {
  call: ApiCaller;
  params: { organisationId: string; programmeId: string; moduleId: string };
  lesson: NetworksLesson;
}

/** Writes one lesson at the end of a module; answers its id. */
export async function addLesson({ call, params, lesson }: OneLesson): Promise<string> {
  const { moduleId, ...programme } = params;
  const body = await contentOf(call, params.organisationId, lesson);
  const { modules } = await call(endpoints.addLesson, { params, body });
  const lessonId = modules.find(({ id }) => id === moduleId)?.lessons.at(-1)?.id ?? '';
  await addParts({ call, params: { ...programme, lessonId } }, lesson);
  return lessonId;
}

async function addParts(
  { call, params }: { call: ApiCaller; params: Record<string, string> },
  lesson: NetworksLesson,
): Promise<void> {
  if ('rubric' in lesson) await call(endpoints.setRubric, { params, body: lesson.rubric });
  if ('questions' in lesson && lesson.questions)
    await call(endpoints.setQuestions, { params, body: { questions: lesson.questions } });
  if (!('exercises' in lesson)) return;
  for (const [key, body] of Object.entries(lesson.exercises))
    await call(endpoints.setExercise, { params: { ...params, key }, body });
}

async function contentOf(call: ApiCaller, organisationId: string, lesson: NetworksLesson): Promise<LessonInput> {
  if ('rubric' in lesson) {
    const { rubric: _, ...body } = lesson;
    return body;
  }
  if (lesson.kind === 'exam') {
    const { questions: _, ...body } = lesson;
    return body;
  }
  const markdown = await textOf(call, organisationId, lesson.bodyFile);
  if (lesson.kind === 'reading') {
    const { bodyFile: _, exercises: __, ...common } = lesson;
    return { ...common, markdown };
  }
  const { videoFile, captionsFiles, posterFile, bodyFile: _, exercises: __, ...common } = lesson;
  const video = await call(endpoints.uploadFile, {
    params: { organisationId },
    file: { bytes: await readFile(demoFilePath(videoFile)), mediaType: 'video/webm' },
  });
  const captions: { language: string; url: string }[] = [];
  for (const { language, file } of captionsFiles)
    captions.push({ language, url: await uploadFile(call, organisationId, file, 'text/vtt') });
  return {
    ...common,
    markdown,
    videoUrl: video.url,
    durationSeconds: video.durationSeconds,
    captions,
    posterUrl: await uploadFile(call, organisationId, posterFile, 'image/jpeg'),
  };
}

/** The text of a lesson, with its images uploaded: `![…](images/plan.png)` names one by its file. */
async function textOf(call: ApiCaller, organisationId: string, bodyFile: string): Promise<string> {
  let text = await readFile(demoFilePath(bodyFile), 'utf8');
  for (const [shown, file = ''] of text.matchAll(/\]\((images\/[a-z-]+\.png)\)/g))
    text = text.replace(shown, `](${await uploadFile(call, organisationId, file, 'image/png')})`);
  return text;
}
