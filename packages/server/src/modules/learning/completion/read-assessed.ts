import type { Tx } from '../../../storage/index.ts';
import type { AwardInput } from '../../issuer/index.ts';
import type { EnrolmentRow } from '../enrolment/store.ts';
import { selectRubric, selectRubricById } from '../review/rubric-store.ts';
import { selectLinks } from '../submission/attachment-store.ts';
import { selectSubmissions } from '../submission/store.ts';
import { evidenceToSay, type WorkLink } from './evidence-to-say.ts';
import type { Standing } from './read-standing.ts';
import { type Assessed, resultsToSay } from './results-to-say.ts';
import { isRejected } from './score-of.ts';

interface Said {
  results: NonNullable<AwardInput['results']>;
  evidence: NonNullable<AwardInput['evidence']>;
}

/** What a credential says of the assessments of an enrolment, or of those that an outcome is shown by. */
export async function readAssessed(
  tx: Tx,
  enrolment: Pick<EnrolmentRow, 'id' | 'sharesWork'>,
  { lessons, results, only }: Pick<Standing, 'lessons' | 'results'> & { only?: readonly string[] },
): Promise<Said> {
  const assessed: Assessed[] = [];
  const links: WorkLink[] = [];
  for (const lesson of lessons) {
    const result = results.find(({ originId }) => originId === lesson.originId);
    // Marks that people did not let pass would read as an achievement.
    if (!result || result.outcome === 'pending' || isRejected(result) || (only && !only.includes(lesson.originId)))
      continue;
    const { rubricId } = result.details;
    const rubric = rubricId ? await selectRubricById(tx, rubricId) : await selectRubric(tx, result.lessonId);
    assessed.push({ lesson, result, rubric });
    // What was recognised rests on evidence, and not on work for the lesson.
    if (enrolment.sharesWork && !result.details.recognised)
      links.push(...(await linksOf(tx, { enrolmentId: enrolment.id, originId: lesson.originId })));
  }
  return { results: resultsToSay(assessed), evidence: evidenceToSay(assessed, links) };
}

/** The links of the work as it was last handed in. */
async function linksOf(tx: Tx, place: { enrolmentId: string; originId: string }): Promise<WorkLink[]> {
  const [newest] = (await selectSubmissions(tx, place)).filter(({ state }) => state === 'handed-in');
  if (!newest) return [];
  const links = await selectLinks(tx, [newest.id]);
  return links.map(({ url, title }) => ({ originId: place.originId, url, title }));
}
