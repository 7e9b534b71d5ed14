import { allPages, type LearnerRow } from '@laurel/sdk';
import type { Text } from '../text/create-text.ts';
import type { Route } from './+types/learners-csv.ts';
import { consoleOf } from './console/console-context.ts';
import { type CsvCell, csvResponse } from './console/csv.ts';
import { textOf } from './console/text-of.ts';
import { findProgramme } from './programme/find-programme.ts';

/** The learners of a programme as CSV. */
export async function loader({ request, context, params, url }: Route.LoaderArgs) {
  const console = consoleOf(context, 'learner:read');
  const { t } = textOf(request);
  const programme = await findProgramme(console, params.programmeId, url);
  const where = { params: { ...console.scope, programmeId: programme.id }, query: { limit: 100 } };
  const header = [
    t('issuer.learners.name'),
    t('issuer.learners.email'),
    t('issuer.cohorts.learners.filterState'),
    t('issuer.cohorts.learners.column'),
    t('issuer.learners.lessonsDone'),
    t('issuer.learners.lessonsTotal'),
    t('issuer.learners.bestScorePercent'),
    t('issuer.learners.enrolled'),
    t('issuer.learners.lastActive'),
    t('issuer.learners.completed'),
    t('issuer.learners.credentialId'),
    t('issuer.learners.recognised'),
  ];
  return csvResponse(`learners-${programme.slug}`, header, rows(t, allPages(console.client.listLearners, where)));
}

async function* rows(t: Text['t'], learners: AsyncIterable<LearnerRow>): AsyncGenerator<CsvCell[], undefined> {
  for await (const row of learners)
    yield [
      row.name,
      row.email,
      row.state,
      row.cohort?.name ?? null,
      row.recognised ? null : row.lessonsDone,
      row.recognised ? null : row.lessonsTotal,
      row.bestScorePercent,
      row.enrolledAt,
      row.lastActiveAt,
      row.completedAt,
      row.credentialId,
      row.recognised ? t('progress.recognised') : null,
    ];
}
