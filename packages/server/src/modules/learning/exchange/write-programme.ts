import type { ProgrammeFile } from '@laurel/api';
import type { Randomness } from '../../../ports/index.ts';
import type { WriteUnit } from '../../../storage/index.ts';
import { defineAchievement } from '../../issuer/index.ts';
import { putQuestions } from '../exam/put-questions.ts';
import { putExercise } from '../lesson/exercise-store.ts';
import { exerciseQuestion } from '../lesson/set-exercise.ts';
import { insertLesson, insertModule } from '../programme/content-store.ts';
import { lessonFields } from '../programme/lesson-fields.ts';
import { insertProgramme } from '../programme/store.ts';
import { insertVersion } from '../programme/version-store.ts';
import type { QuestionAbout } from '../question/store.ts';
import { updateTerms } from '../recognition/terms-store.ts';
import { putRubric } from '../review/rubric-store.ts';
import type { Placement } from './place-programme.ts';
import { placeShown } from './place-shown.ts';
import { writeCompletion } from './write-completion.ts';
import { writeSections } from './write-sections.ts';

interface Input {
  organisationId: string;
  /** With the addresses of its media. */
  file: ProgrammeFile;
  placed: Placement;
}

/** Writes a programme from a file as a draft, with its achievement where one has to be made. */
export async function writeProgramme(
  unit: WriteUnit,
  randomness: Randomness,
  { organisationId, file, placed }: Input,
): Promise<string> {
  const id = randomness.uuid();
  const versionId = randomness.uuid();
  const { slug: _, ...said } = file.programme;
  const achievementId = placed.achievementId ?? (await makeAchievement(unit, randomness, { organisationId, file }));
  const fields = { ...said, achievementId, prerequisiteIds: placed.prerequisiteIds };
  if (!(await insertProgramme(unit.tx, { id, organisationId, slug: placed.slug, now: unit.now })))
    throw new Error(`the short name ${placed.slug} was free a moment ago`);
  await insertVersion(unit.tx, { id: versionId, organisationId, programmeId: id, number: 1, fields, now: unit.now });
  const { evidenceRubric: rubric, recognition: terms } = file;
  // Without a rubric nobody could review what is handed in.
  if (rubric && terms) await updateTerms(unit.tx, { versionId, terms });
  if (rubric) await putRubric(unit.tx, { id: randomness.uuid(), organisationId, versionId, lessonId: null, rubric });
  const origins = new Map<string, string>();
  const outcomeIds = (file.completion?.outcomes ?? []).map(() => randomness.uuid());
  const own = (file.completion?.outcomes ?? []).map(
    ({ text }, index) => [text.toLowerCase(), outcomeIds[index] ?? ''] as const,
  );
  const outcomes = new Map([...placed.outcomes, ...own]);
  for (const [at, module] of file.modules.entries()) {
    const lessonIds = await writeModule(unit, randomness, { organisationId, versionId, module, outcomes });
    for (const [index, lessonId] of lessonIds.entries()) origins.set(`${at + 1}.${index + 1}`, lessonId);
  }
  const { completion } = file;
  const { badges } = placed;
  // Last, for an outcome names the lessons that show it.
  if (completion)
    await writeCompletion(unit.tx, { organisationId, versionId, completion, origins, badges, outcomeIds });
  return id;
}

async function makeAchievement(
  unit: WriteUnit,
  randomness: Randomness,
  { organisationId, file }: Pick<Input, 'organisationId' | 'file'>,
): Promise<string> {
  const id = randomness.uuid();
  const { address: _, ...body } = file.achievement;
  await defineAchievement(unit, { id, organisationId, body, state: 'draft' });
  return id;
}

async function writeModule(
  unit: WriteUnit,
  randomness: Randomness,
  {
    organisationId,
    versionId,
    module,
    outcomes,
  }: {
    organisationId: string;
    versionId: string;
    module: ProgrammeFile['modules'][number];
    outcomes: ReadonlyMap<string, string>;
  },
): Promise<string[]> {
  const { tx, now } = unit;
  const moduleId = randomness.uuid();
  const { lessons, ...fields } = module;
  await insertModule(tx, { id: moduleId, organisationId, versionId, ...fields });
  const lessonIds: string[] = [];
  for (const { lesson, questions, about, sections, exercises, rubric } of lessons) {
    const id = randomness.uuid();
    lessonIds.push(id);
    await insertLesson(tx, { id, originId: id, versionId, moduleId, fields: lessonFields(lesson) });
    if (lesson.kind === 'exam') {
      const made = { id, originId: id, versionId, title: lesson.title };
      const said = new Map(about.map(({ question, ...each }) => [question, aboutHere(each, outcomes)]));
      const aboutOf = (index: number) => said.get(index + 1);
      await putQuestions(tx, { lesson: made, organisationId, questions, aboutOf, now }, randomness);
      if (sections.length > 0) await writeSections(unit, randomness, { organisationId, lessonId: id, sections });
    }
    for (const { key, question } of exercises)
      await putExercise(tx, { organisationId, lessonId: id, key, question: exerciseQuestion(question, randomness) });
    if (rubric) await putRubric(tx, { id: randomness.uuid(), organisationId, versionId, lessonId: id, rubric });
  }
  return lessonIds;
}

type About = ProgrammeFile['modules'][number]['lessons'][number]['about'][number];

function aboutHere(
  { difficulty, tags, skills, outcomes }: Omit<About, 'question'>,
  known: ReadonlyMap<string, string>,
): QuestionAbout {
  const shown = placeShown({ skills, objectives: outcomes }, known);
  return { difficulty: difficulty ?? null, tags, skills: shown.skills, outcomeIds: shown.outcomeIds, state: 'active' };
}
