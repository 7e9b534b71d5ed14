import { issuerAchievementWords } from './issuer/achievement.ts';
import { issuerActionWords } from './issuer/actions.ts';
import { issuerAssignmentWords } from './issuer/assignment.ts';
import { issuerCohortWords } from './issuer/cohort.ts';
import { issuerCompletionWords } from './issuer/completion.ts';
import { issuerConsoleWords } from './issuer/console.ts';
import { issuerCredentialWords } from './issuer/credential.ts';
import { issuerExchangeWords } from './issuer/exchange.ts';
import { issuerExerciseWords } from './issuer/exercise.ts';
import { issuerInsightWords } from './issuer/insight.ts';
import { issuerLessonWords } from './issuer/lesson.ts';
import { issuerMemberWords } from './issuer/members.ts';
import { issuerOverviewWords } from './issuer/overview.ts';
import { issuerPeerWords } from './issuer/peer.ts';
import { issuerPeopleWords } from './issuer/people.ts';
import { issuerProctoringWords } from './issuer/proctoring.ts';
import { issuerProgrammeWords } from './issuer/programme.ts';
import { issuerQuestionWords } from './issuer/question.ts';
import { issuerBankWords } from './issuer/question-bank.ts';
import { issuerRecognitionWords } from './issuer/recognition.ts';
import { issuerReviewWords } from './issuer/review.ts';
import { issuerRubricWords } from './issuer/rubric.ts';
import { issuerSigningKeyWords } from './issuer/signing-key.ts';
import { issuerSubmissionWords } from './issuer/submissions.ts';
import { issuerSupervisionWords } from './issuer/supervision.ts';

/** The console of an issuing organisation; a file under `issuer/` for each of its parts. */
export const issuerWords = {
  issuer: {
    ...issuerConsoleWords,
    ...issuerAchievementWords,
    ...issuerCredentialWords,
    ...issuerProgrammeWords,
    ...issuerCohortWords,
    ...issuerPeopleWords,
    ...issuerLessonWords,
    ...issuerExerciseWords,
    ...issuerCompletionWords,
    ...issuerExchangeWords,
    ...issuerAssignmentWords,
    ...issuerRecognitionWords,
    ...issuerReviewWords,
    ...issuerRubricWords,
    ...issuerQuestionWords,
    ...issuerBankWords,
    ...issuerPeerWords,
    ...issuerProctoringWords,
    ...issuerSupervisionWords,
    ...issuerInsightWords,
    ...issuerOverviewWords,
    ...issuerMemberWords,
    ...issuerSigningKeyWords,
    ...issuerSubmissionWords,
    ...issuerActionWords,
  },
} as const;
