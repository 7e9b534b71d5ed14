import type { LaurelClient, LessonInput } from '@laurel/sdk';

interface Wanted {
  organisationId: string;
  achievementId: string;
  title: string;
}

/** A draft of a programme that has one module. */
export interface Draft {
  place: { organisationId: string; programmeId: string };
  /** Adds a lesson behind the others; answers which. */
  addLesson(body: LessonInput): Promise<string>;
}

/** Drafts a programme over the API. */
export async function draftProgramme(client: LaurelClient, { organisationId, ...about }: Wanted): Promise<Draft> {
  const body = { ...about, slug: about.title.toLowerCase(), summary: 'What there is to learn.' };
  const { id: programmeId } = await client.createProgramme({ params: { organisationId }, body });
  const place = { organisationId, programmeId };
  const { modules } = await client.addModule({ params: place, body: { title: 'The module' } });
  const params = { ...place, moduleId: modules[0]?.id ?? '' };
  return {
    place,
    async addLesson(lesson) {
      const added = await client.addLesson({ params, body: lesson });
      return added.modules[0]?.lessons.at(-1)?.id ?? '';
    },
  };
}
