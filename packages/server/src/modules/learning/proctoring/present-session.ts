import type { AnswerOf, endpoints } from '@laurel/api';
import { fillLink } from './fill-link.ts';
import type { ProviderRow } from './provider-store.ts';
import type { SessionRow } from './store.ts';

type ForLearner = AnswerOf<typeof endpoints.askForProctoredSession>;

/** Shows a session to its learner, with the way to the provider as long as it was not started. */
export function presentToLearner(
  { enrolmentId, lessonId, attemptRef, providerName, startedAt }: SessionRow,
  { provider, origin }: { provider: ProviderRow; origin: string },
): ForLearner {
  if (startedAt) return { providerName, state: 'started', link: null };
  const returnUrl = `${origin}/learn/${enrolmentId}/lessons/${lessonId}`;
  return { providerName, state: 'waiting', link: fillLink(provider.linkTemplate, { attemptRef, returnUrl }) };
}
