import type { LaurelClient } from '@laurel/sdk';
import { type Draft, draftProgramme } from './draft-programme.ts';

interface DraftAtDemo extends Draft {
  /** Adds work that is due thirty days after somebody enrolled, and is marked by one criterion. */
  addWork(kind: 'project' | 'portfolio', title: string): Promise<string>;
}

/** Drafts a programme about bridges at the demo's organisation, for somebody who may. */
export async function draftAtDemo(client: LaurelClient): Promise<DraftAtDemo> {
  const organisationId = (await client.getMe()).memberships[0]?.organisationId ?? '';
  const [achievement] = (await client.listAchievements({ params: { organisationId } })).items;
  const wanted = { organisationId, achievementId: achievement?.id ?? '', title: 'Bridges' };
  const draft = await draftProgramme(client, wanted);
  const assignment = { due: { kind: 'days' as const, days: 30, after: 'enrolment' as const } };
  const levels = [{ title: 'Not yet' }, { title: 'Good' }];
  const criteria = [{ id: crypto.randomUUID(), title: 'All of it', cells: [{ points: 0 }, { points: 10 }] }];
  return {
    ...draft,
    async addWork(kind, title) {
      const lessonId = await draft.addLesson({ kind, title, minutes: 60, instructions: 'Build it.', assignment });
      const params = { ...draft.place, lessonId };
      await client.setRubric({ params, body: { levels, criteria, passPercent: 50 } });
      return lessonId;
    },
  };
}
