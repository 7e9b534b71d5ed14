import type { EnrolmentDetail, LaurelClient } from '@laurel/sdk';
import { addresses } from '../addresses.ts';

type Client = Pick<LaurelClient, 'setProgress' | 'startAttempt' | 'askForSitting' | 'askForProctoredSession'>;

interface Input {
  enrolmentId: string;
  lessonId: string;
  /** Which of the lesson page's buttons was pressed. */
  intent: string;
}

/** Does what a button of the lesson page says, and tells where to go on. */
export async function workOnLesson(client: Client, { enrolmentId, lessonId, intent }: Input): Promise<string> {
  const params = { enrolmentId, lessonId };
  if (intent === 'start-attempt') {
    const { id } = await client.startAttempt({ params });
    return addresses.attempt(id);
  }
  if (intent === 'ask-sitting') {
    await client.askForSitting({ params });
    return addresses.lesson(enrolmentId, lessonId);
  }
  if (intent === 'ask-session') {
    await client.askForProctoredSession({ params });
    return addresses.lesson(enrolmentId, lessonId);
  }
  if (intent === 'undo') {
    await client.setProgress({ params, body: { done: false } });
    return addresses.lesson(enrolmentId, lessonId);
  }
  if (intent === 'transcript') {
    await client.setProgress({ params, body: { done: true, by: 'transcript' } });
    return addresses.lesson(enrolmentId, lessonId);
  }
  if (intent !== 'done') return addresses.lesson(enrolmentId, lessonId);
  const enrolment = await client.setProgress({ params, body: { done: true } });
  const next = lessonAfter(enrolment, lessonId);
  return next ? addresses.lesson(enrolmentId, next.id) : addresses.enrolment(enrolmentId);
}

/** The lesson after this one in the order of the programme. */
export function lessonAfter({ modules }: Pick<EnrolmentDetail, 'modules'>, lessonId: string) {
  const lessons = modules.flatMap((module) => module.lessons);
  return lessons[lessons.findIndex(({ id }) => id === lessonId) + 1];
}

/** The lesson before this one in the order of the programme. */
export function lessonBefore({ modules }: Pick<EnrolmentDetail, 'modules'>, lessonId: string) {
  const lessons = modules.flatMap((module) => module.lessons);
  return lessons[lessons.findIndex(({ id }) => id === lessonId) - 1];
}
