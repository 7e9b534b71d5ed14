import { readFile } from 'node:fs/promises';
import { type BodyInputOf, endpoints } from '@laurel/api';
import type { ApiCaller } from './api-caller.ts';
import { type DemoLesson, demoFilePath, demoProgramme } from './content/index.ts';
import { uploadFile } from './set-up-organisation.ts';

type LessonInput = BodyInputOf<typeof endpoints.addLesson>;

interface Input {
  call: ApiCaller;
  organisationId: string;
  achievementId: string;
}

/** Writes the demo's programme lesson by lesson and publishes it; answers its id. */
export async function makeProgramme({ call, organisationId, achievementId }: Input): Promise<string> {
  const { slug, title, summary, description, language, level, hours } = demoProgramme;
  const body = { slug, title, summary, description, language, level, hours, achievementId };
  const { id: programmeId } = await call(endpoints.createProgramme, { params: { organisationId }, body });
  const params = { organisationId, programmeId };
  for (const demoModule of demoProgramme.modules) {
    const added = await call(endpoints.addModule, {
      params,
      body: { title: demoModule.title, summary: demoModule.summary },
    });
    const moduleId = added.modules.at(-1)?.id ?? '';
    for (const lesson of demoModule.lessons) {
      const content = await lessonContent(call, organisationId, lesson);
      const withLesson = await call(endpoints.addLesson, { params: { ...params, moduleId }, body: content });
      const lessonId = withLesson.modules.at(-1)?.lessons.at(-1)?.id ?? '';
      if (lesson.kind === 'exam')
        await call(endpoints.setQuestions, { params: { ...params, lessonId }, body: { questions: questions() } });
    }
  }
  await call(endpoints.publishProgramme, { params });
  return programmeId;
}

async function lessonContent(call: ApiCaller, organisationId: string, lesson: DemoLesson): Promise<LessonInput> {
  if (lesson.kind === 'exam') return lesson;
  if (lesson.kind === 'reading') {
    const { bodyFile, ...common } = lesson;
    return { ...common, markdown: await readFile(demoFilePath(bodyFile), 'utf8') };
  }
  const { videoFile, captionsFile, posterFile, ...common } = lesson;
  return {
    ...common,
    videoUrl: await uploadFile(call, organisationId, videoFile, 'video/webm'),
    captions: [
      { language: demoProgramme.language, url: await uploadFile(call, organisationId, captionsFile, 'text/vtt') },
    ],
    posterUrl: await uploadFile(call, organisationId, posterFile, 'image/jpeg'),
  };
}

function questions(): BodyInputOf<typeof endpoints.setQuestions>['questions'] {
  return demoProgramme.questions.map(({ module: _, ...question }) => question);
}
