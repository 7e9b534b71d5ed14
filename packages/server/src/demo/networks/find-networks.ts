import { endpoints } from '@laurel/api';
import type { ApiCaller } from '../api-caller.ts';

/** The programme with all that learning can do, as whoever makes its learners must know it. */
export interface Networks {
  organisationId: string;
  programmeId: string;
  /** The newest. */
  version: number;
  /** By their titles. */
  lessonIds: ReadonlyMap<string, string>;
  /** By their names. */
  cohortIds: ReadonlyMap<string, string>;
}

/** Looks up what is where in the programme about networks. */
export async function findNetworks(
  call: ApiCaller,
  params: { organisationId: string; programmeId: string },
): Promise<Networks> {
  const { version, modules } = await call(endpoints.getProgramme, { params });
  const { items } = await call(endpoints.listCohorts, { params });
  const lessons = modules.flatMap((module) => module.lessons);
  return {
    ...params,
    version,
    lessonIds: new Map(lessons.map(({ title, id }) => [title, id])),
    cohortIds: new Map(items.map(({ name, id }) => [name, id])),
  };
}
