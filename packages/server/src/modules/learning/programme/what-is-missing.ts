import { asNamed } from '../completion/rule.ts';
import type { OutcomeRow } from '../completion/rule-store.ts';
import { type RuleInContext, whatRuleNeeds } from '../completion/what-rule-needs.ts';
import { countFree } from '../exam/count-free.ts';
import type { Candidate, SectionRow } from '../exam/section-store.ts';
import type { ExerciseRow } from '../lesson/exercise-store.ts';
import { playerPageAt } from '../lesson/player-page.ts';
import { exercisesIn } from '../render-markdown.ts';
import type { LessonRow, ModuleRow } from './content-store.ts';
import type { ProgrammeRow } from './store.ts';

/** A draft programme with all that is in it. */
export interface DraftProgramme {
  programme: Pick<ProgrammeRow, 'achievementId' | 'achievementName' | 'achievementState'>;
  modules: readonly Pick<ModuleRow, 'id' | 'title'>[];
  lessons: readonly Pick<
    LessonRow,
    'id' | 'originId' | 'moduleId' | 'kind' | 'title' | 'passMarkPercent' | 'assignment' | 'markdown' | 'videoUrl'
  >[];
  sections: readonly Pick<SectionRow, 'id' | 'lessonId' | 'draw' | 'pool'>[];
  questions: readonly Pick<Candidate, 'lessonId' | 'sectionId' | 'questionId'>[];
  exercises: readonly Pick<ExerciseRow, 'lessonId' | 'key'>[];
  rule: RuleInContext['rule'];
  outcomes: readonly OutcomeRow[];
}

/** What must be done before a programme can be published, a plain sentence each; empty when it can. */
export function whatIsMissing(draft: DraftProgramme): string[] {
  return [
    ...whatContentIsMissing(draft),
    ...whatRuleNeeds({
      ...draft,
      lessons: draft.lessons.map(asNamed),
      achievementId: draft.programme.achievementId,
    }).map(({ message }) => message),
    ...whatAchievementsNeed(draft),
  ];
}

/** The part of it that concerns modules and lessons. */
export function whatContentIsMissing({
  modules,
  lessons,
  sections,
  questions,
  exercises,
}: Pick<DraftProgramme, 'modules' | 'lessons' | 'sections' | 'questions' | 'exercises'>): string[] {
  if (modules.length === 0) return ['Add at least one module.'];
  const exams = lessons.filter(({ kind }) => kind === 'exam');
  const isAssessed = exams.length > 0 || lessons.some(({ assignment }) => assignment?.required);
  return [
    ...modules
      .filter(({ id }) => !lessons.some(({ moduleId }) => moduleId === id))
      .map(({ title }) => `The module “${title}” has no lessons: add one, or remove the module.`),
    // What is earned is said to be assessed: ticking off readings must never be enough.
    ...(isAssessed ? [] : ['Add an exam or a required project: what is earned here has to be assessed.']),
    ...exams
      .filter(({ id }) => !questions.some(({ lessonId }) => lessonId === id))
      .map(({ title }) => `The exam “${title}” has no questions: add at least one.`),
    ...exams
      .filter(({ passMarkPercent }) => passMarkPercent === 0)
      .map(({ title }) => `The exam “${title}” has a pass mark of 0 %, so an empty paper passes: raise it.`),
    ...exams.flatMap((exam) => whatSectionsLack(exam, { sections, questions })),
    ...lessons.flatMap((lesson) => whatTextLacks(lesson, exercises)),
    ...lessons.flatMap(whatVideoLacks),
    // The pass mark comes with the rubric: without one nobody could mark the work.
    ...lessons
      .filter(({ assignment, passMarkPercent }) => assignment !== null && passMarkPercent === null)
      .map(({ kind, title }) => `The ${kind} “${title}” has no rubric: say by what it is marked.`),
  ];
}

/** A place for an exercise that was never made would be shown to learners as a piece of code. */
function whatTextLacks(
  { id, title, markdown }: Pick<LessonRow, 'id' | 'title' | 'markdown'>,
  exercises: DraftProgramme['exercises'],
): string[] {
  const made = exercises.filter(({ lessonId }) => lessonId === id).map(({ key }) => key);
  return [...new Set(exercisesIn(markdown ?? ''))]
    .filter((key) => !made.includes(key))
    .map((key) =>
      key
        ? `The lesson “${title}” has a place for the exercise “${key}”, which is not made: make it, or take the place out.`
        : `The lesson “${title}” has a place for an exercise without a name: name it, or take the place out.`,
    );
}

function whatVideoLacks({ title, videoUrl }: Pick<LessonRow, 'title' | 'videoUrl'>): string[] {
  const host = videoUrl === null ? undefined : playerPageAt(videoUrl);
  return host
    ? [
        `The video of the lesson “${title}” leads to a page of ${host}, which does not play here: choose the file of the video, or write the file’s own address.`,
      ]
    : [];
}

function whatSectionsLack(
  { id: examId, title }: Pick<LessonRow, 'id' | 'title'>,
  { sections, questions }: Pick<DraftProgramme, 'sections' | 'questions'>,
): string[] {
  if (!questions.some(({ lessonId }) => lessonId === examId)) return [];
  const own = sections.filter(({ lessonId }) => lessonId === examId);
  const left = countFree(own, questions);
  return own.flatMap(({ id, draw, pool }) => {
    const free = left.get(id) ?? 0;
    const held = questions.filter(({ sectionId }) => sectionId === id).length;
    const from = pool ? `the pool “${pool.name}”` : 'what it names';
    const section = `A section of the exam “${title}”`;
    if (held === 0) return [`${section} has nothing to ask from ${from}: add questions, or remove the section.`];
    if (draw !== null && draw > held)
      return [`${section} draws ${draw} questions from ${from}, where there are ${held}: add more, or draw fewer.`];
    // A paper asks each question once, and sections before this one may draw the same.
    return free < (draw ?? 1)
      ? [
          `${section} asks ${draw ?? 'all'} from ${from}, where the sections before it may leave ${free}: add more, or draw fewer.`,
        ]
      : [];
  });
}

/** The part of it that concerns what is earned: by the whole, and by single outcomes. */
export function whatAchievementsNeed({
  programme,
  outcomes,
}: Pick<DraftProgramme, 'programme' | 'outcomes'>): string[] {
  const badges = outcomes.filter(({ achievementId }) => achievementId !== null);
  return [programme, ...badges].flatMap(whatAchievementNeeds);
}

function whatAchievementNeeds({
  achievementName,
  achievementState,
}: Pick<OutcomeRow, 'achievementName' | 'achievementState'>): string[] {
  if (achievementState === 'active') return [];
  const state = achievementState === 'archived' ? 'archived' : 'still a draft';
  return [`The achievement “${achievementName ?? ''}” is ${state}: activate it.`];
}
