import type { LessonForStaff, ModuleForStaff, ProgrammeForStaff } from '@laurel/sdk';
import { redirect } from 'react-router';
import { pageProblem } from '../../session/problem.ts';
import { needed } from '../../session/refusal.ts';
import type { Console } from '../console/console-context.ts';

/** The programme of a page that changes it; where it is published there is nothing to change, and its own page says so. */
export async function draftOf(
  { client, scope, base }: Console,
  programmeId: string,
  url: URL,
): Promise<ProgrammeForStaff> {
  const programme = await needed(client.getProgramme({ params: { ...scope, programmeId } }), url);
  if (programme.state === 'published') throw redirect(`${base}/programmes/${programme.id}`);
  return programme;
}

export function moduleOf(programme: ProgrammeForStaff, moduleId: string): ModuleForStaff {
  const found = programme.modules.find(({ id }) => id === moduleId);
  if (!found) throw notHere();
  return found;
}

/** A lesson with the module it stands in. */
export function lessonOf(
  programme: ProgrammeForStaff,
  lessonId: string,
): { lesson: LessonForStaff; module: ModuleForStaff } {
  for (const module of programme.modules) {
    const lesson = module.lessons.find(({ id }) => id === lessonId);
    if (lesson) return { lesson, module };
  }
  throw notHere();
}

export function notHere() {
  return pageProblem({ status: 404, code: 'not-found', title: 'There is nothing here', errors: [] });
}
