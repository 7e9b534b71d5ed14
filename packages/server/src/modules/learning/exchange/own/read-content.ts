import { type ProgrammeFile, programmeFile } from '@laurel/api';
import type { Tx } from '../../../../storage/index.ts';
import { addresses, findAchievement, onTerms } from '../../../issuer/index.ts';
import { selectLessons } from '../../programme/content-store.ts';
import { type OwnProgramme, readOwnProgramme } from '../../programme/own-programme.ts';
import { presentForStaff } from '../../programme/present-programme.ts';
import { selectTerms } from '../../recognition/terms-store.ts';
import { presentRubric } from '../../review/present-rubric.ts';
import { selectRubrics } from '../../review/rubric-store.ts';
import { selectSaid } from '../store.ts';
import { examParts } from './exam-parts.ts';
import { project } from './project.ts';
import { readCompletion } from './read-completion.ts';

/** A programme as it goes into a file, but that its media are still at their addresses. */
export type Content = Omit<ProgrammeFile, 'media' | 'leftOut'>;

const { programme, achievement, modules } = programmeFile.shape;

/**
 * The newest version of a programme as it goes into a file: of what its makers see, whatever the format has a place for. A
 * test holds the two together, so that nothing new is forgotten.
 */
export async function readContent(tx: Tx, own: OwnProgramme, origin: string): Promise<Content> {
  const row = await readOwnProgramme(tx, own);
  const staff = await presentForStaff(tx, row);
  const today = await findAchievement(tx, row.achievementId);
  const earned = today && onTerms(today, row.achievementTerms);
  const required = await Promise.all(row.prerequisiteIds.map((id) => findAchievement(tx, id)));
  const rubrics = await selectRubrics(tx, row.versionId);
  const rubricOf = (lessonId: string | null) =>
    rubrics.filter((each) => each.lessonId === lessonId).map(presentRubric)[0];
  const evidenceRubric = rubricOf(null);
  const recognition = await selectTerms(tx, row.versionId);
  const lessons = await selectLessons(tx, row.versionId);
  const inModules = staff.modules.map((module) => lessons.filter(({ moduleId }) => moduleId === module.id));
  const completion = await readCompletion(tx, { versionId: row.versionId, origin, modules: inModules });
  const asked = staff.modules.flatMap((module) => module.lessons.flatMap(({ questions }) => questions ?? []));
  const said = await selectSaid(tx, { organisationId: own.organisationId, questionIds: asked.map(({ id }) => id) });
  const content = {
    format: 'laurel-programme',
    formatVersion: 1,
    programme: project(programme, staff),
    achievement: project(achievement, { ...earned, address: addresses.achievement(origin, row.achievementId) }),
    prerequisites: required
      .filter((each) => each !== undefined)
      .map(({ id, name }) => ({ address: addresses.achievement(origin, id), name })),
    modules: project(
      modules,
      staff.modules.map((module) => ({
        ...module,
        lessons: module.lessons.map((lesson) => ({
          lesson,
          ...examParts(lesson, said),
          exercises: lesson.exercises,
          rubric: rubricOf(lesson.id),
        })),
      })),
    ),
    ...(completion && { completion }),
    ...(evidenceRubric && { evidenceRubric }),
    ...(recognition && { recognition }),
  };
  // What the format has a place for came from the database by the same schemas; it is parsed once the media are in place.
  return content as Content;
}
