import { endpoints } from '@laurel/api';
import type { ApiCaller } from '../api-caller.ts';
import { lessonOfNextVersion } from '../content/index.ts';
import type { Networks } from './find-networks.ts';
import { addLesson } from './make-lessons.ts';

/** Publishes a second version with one lesson more: who is enrolled stays where they are, and is offered it. */
export async function publishNextVersion(call: ApiCaller, { organisationId, programmeId }: Networks): Promise<void> {
  const params = { organisationId, programmeId };
  const { modules } = await call(endpoints.startVersion, { params });
  const moduleId = modules[lessonOfNextVersion.moduleAt]?.id ?? '';
  await addLesson({ call, params: { ...params, moduleId }, lesson: lessonOfNextVersion.lesson });
  await call(endpoints.publishProgramme, { params });
}
