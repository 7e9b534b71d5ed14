import type { AnswerOf, endpoints } from '@laurel/api';
import { notFound } from '../../../refusal.ts';
import type { Scope } from '../../../storage/index.ts';
import { findAchievement, onTerms } from '../../issuer/index.ts';
import { presentOffers } from '../cohort/present-cohort.ts';
import type { LearningDeps } from '../deps.ts';
import { selectEnrolmentOf } from '../enrolment/store.ts';
import { presentNotice } from '../recognition/present-notice.ts';
import { selectTerms } from '../recognition/terms-store.ts';
import { renderMarkdown } from '../render-markdown.ts';
import { selectModules, selectOutline } from './content-store.ts';
import { isOnOffer } from './policy.ts';
import { readPrerequisites } from './prerequisites.ts';
import { selectOffered } from './store.ts';

type CataloguePage = AnswerOf<typeof endpoints.getCataloguePage>;

/** A programme on offer, as anybody may see it; with one's own enrolment. */
export async function getCataloguePage(
  { database, origin, clock }: Pick<LearningDeps, 'database' | 'origin' | 'clock'>,
  { scope, programmeId }: { scope: Scope; programmeId: string },
): Promise<CataloguePage> {
  const page = await database.read(scope, async (tx) => {
    const programme = await selectOffered(tx, programmeId);
    const achievement = programme && (await findAchievement(tx, programme.achievementId));
    if (!programme || !achievement || !isOnOffer(programme)) throw notFound('programme');
    const modules = await selectModules(tx, [programme.versionId]);
    const lessons = await selectOutline(tx, [programme.versionId]);
    const { personId } = scope;
    const enrolment = personId ? await selectEnrolmentOf(tx, { personId, programmeId }) : undefined;
    const state = enrolment?.state ?? null;
    const enrolmentState = state === 'left' || state === 'applying' ? null : state;
    return {
      ...programme,
      createdAt: programme.createdAt.toISOString(),
      descriptionHtml: renderMarkdown(programme.description, { origin }),
      modules: modules.map((module) => ({
        ...module,
        lessons: lessons.filter(({ moduleId }) => moduleId === module.id),
      })),
      achievement: onTerms(achievement, programme.achievementTerms),
      prerequisites: await readPrerequisites(tx, programme, { personId, now: clock() }),
      cohorts: [],
      enrolmentId: enrolment && enrolmentState ? enrolment.id : null,
      enrolmentState,
      recognition: presentNotice(await selectTerms(tx, programme.versionId), { origin }),
    };
  });
  if (page.pace === 'self-paced') return page;
  const { organisationId } = page;
  const cohorts = await database.read({ ...scope, organisationId }, (tx) => presentOffers(tx, programmeId, clock()));
  return { ...page, cohorts };
}
