import type { AwardInput } from '../../issuer/index.ts';
import type { ResultDetails } from './result-store.ts';
import type { Assessed } from './results-to-say.ts';

type AwardEvidence = NonNullable<AwardInput['evidence']>[number];

/** Where somebody's own work can be seen. */
export interface WorkLink {
  originId: string;
  url: string;
  title: string;
}

const genres = { exam: 'Exam', project: 'Project', portfolio: 'Portfolio', reading: 'Reading', video: 'Video' };

/**
 * How each assessment went, as evidence: a narrative for each, and the learner's own links where they are given. Nobody is named:
 * of those who assessed it is said what they were, not who.
 */
export function evidenceToSay(assessed: readonly Assessed[], links: readonly WorkLink[]): AwardEvidence[] {
  return assessed.flatMap(({ lesson, result }) => {
    const genre = result.details.recognised ? recognition : genres[lesson.kind];
    return [
      { name: lesson.title, genre, narrative: narrativeOf(lesson.kind, result.details) },
      ...links
        .filter(({ originId }) => originId === result.originId)
        .map(({ url, title }) => ({
          url,
          name: title || lesson.title,
          genre,
          narrative: `Work for “${lesson.title}”.`,
        })),
    ];
  });
}

/** What a credential calls it, wherever it says so. */
export const recognition = 'Recognition of prior learning';

/** That somebody was not taught or examined here, but showed what they had learnt before. */
export function recognisedBy({
  assessors,
  evidenceRounds,
}: Pick<ResultDetails, 'assessors' | 'evidenceRounds'>): string {
  const handedIn = evidenceRounds === undefined ? '' : `handed in ${times(evidenceRounds)} and `;
  return `${recognition}: evidence of what was learnt before was ${handedIn}${assessedBy(assessors)}. It was not taught or examined here.`;
}

function narrativeOf(kind: Assessed['lesson']['kind'], details: ResultDetails): string {
  const { attempts, supervision, assessors, recognised } = details;
  if (recognised) return recognisedBy(details);
  const isExam = kind === 'exam';
  const sentences = [
    isExam ? 'Exam, marked by its answer key.' : `${genres[kind]}, ${assessedBy(assessors)}.`,
    attempts === undefined ? '' : isExam ? attemptsOf(attempts) : `Handed in ${times(attempts)}.`,
    supervisionOf(supervision, isExam),
  ];
  return sentences.filter(Boolean).join(' ');
}

function attemptsOf(attempts: number): string {
  return attempts === 1 ? 'Taken once.' : `Taken ${times(attempts)}; the best attempt counts.`;
}

function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;
}

const roles = {
  marker: 'a marker of the organisation',
  second: 'a second marker who worked independently',
  moderator: 'a moderator',
  peer: 'fellow learners',
  guest: 'an outside reviewer',
};

function assessedBy(assessors: ResultDetails['assessors']): string {
  const named = [...new Set(assessors)].map((role) => roles[role]);
  if (named.length === 0) return 'assessed by the organisation';
  return `assessed by ${[named.slice(0, -1).join(', '), named.at(-1)].filter(Boolean).join(' and ')}`;
}

/** Of an exam it is said that nobody watched; of work that is done over weeks it goes without saying. */
function supervisionOf(supervision: ResultDetails['supervision'], isExam: boolean): string {
  switch (supervision?.kind ?? 'none') {
    case 'in-person':
      return ['Supervised in person; an invigilator confirmed the identity.', supervision?.narrative]
        .filter(Boolean)
        .join(' ');
    case 'proctored':
      return ['Supervised by a proctoring service.', supervision?.narrative].filter(Boolean).join(' ');
    default:
      return isExam ? 'Not supervised.' : '';
  }
}
