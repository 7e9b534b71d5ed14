import { accountWords } from './en/account.ts';
import { calendarWords } from './en/calendar.ts';
import { cohortWords } from './en/cohort.ts';
import { completionWords } from './en/completion.ts';
import { erasureWords } from './en/erasure.ts';
import { errorWords } from './en/errors.ts';
import { guestWords } from './en/guest.ts';
import { issuerWords } from './en/issuer.ts';
import { landingWords } from './en/landing.ts';
import { learnerWords } from './en/learner.ts';
import { logWords } from './en/log.ts';
import { mailWords } from './en/mail.ts';
import { offlineWords } from './en/offline.ts';
import { publicWords } from './en/public.ts';
import { recognitionWords } from './en/recognition.ts';
import { referenceWords } from './en/reference.ts';
import { shellWords } from './en/shell.ts';
import { uiWords } from './en/ui.ts';
import { verifierWords } from './en/verifier.ts';
import { workWords } from './en/work.ts';

/**
 * Every word Laurel says, in British English. One file a part of the interface under `en/`, each a section here; the
 * keys are type-checked: `t('verdict.valid')`.
 */
export const en = {
  ...shellWords,
  ...uiWords,
  ...errorWords,
  ...issuerWords,
  ...landingWords,
  ...publicWords,
  ...referenceWords,
  ...verifierWords,
  ...accountWords,
  ...learnerWords,
  ...completionWords,
  ...workWords,
  ...guestWords,
  ...recognitionWords,
  ...calendarWords,
  ...cohortWords,
  ...erasureWords,
  ...logWords,
  ...mailWords,
  ...offlineWords,
} as const;
