import type { AnswerOf, endpoints } from '@laurel/api';
import type { ChosenMailJob } from './compose-mail.ts';

type MailCategory = AnswerOf<typeof endpoints.getMailPreferences>['items'][number]['category'];

/** Every kind, as they are listed. */
export const allCategories: readonly MailCategory[] = ['necessary', 'learning', 'messages', 'digests', 'staff'];

/** A kind of mail that one may turn off. */
export type ChosenCategory = Exclude<MailCategory, 'necessary'>;

/** Which kind each mail is that may be turned off; what is not here is necessary. */
export const categories: Record<ChosenMailJob['template'], ChosenCategory> = {
  'cohort-place': 'learning',
  'deadline-near': 'learning',
  'cohort-ending': 'learning',
  'cohort-no-place': 'learning',
  'stopped-at': 'digests',
  message: 'messages',
  'peer-reviews': 'learning',
  'proctored-waiting': 'staff',
};
