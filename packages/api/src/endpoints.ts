import * as account from './endpoints/account.ts';
import * as achievement from './endpoints/achievement.ts';
import * as anchor from './endpoints/anchor.ts';
import * as blockcert from './endpoints/blockcert.ts';
import * as cohort from './endpoints/cohort.ts';
import * as completion from './endpoints/completion.ts';
import * as credential from './endpoints/credential.ts';
import * as erasure from './endpoints/erasure.ts';
import * as exchange from './endpoints/exchange.ts';
import * as guest from './endpoints/guest.ts';
import * as insight from './endpoints/insight.ts';
import * as learning from './endpoints/learning.ts';
import * as lesson from './endpoints/lesson.ts';
import * as log from './endpoints/log.ts';
import * as mail from './endpoints/mail.ts';
import * as organisation from './endpoints/organisation.ts';
import * as peer from './endpoints/peer.ts';
import * as people from './endpoints/people.ts';
import * as proctoring from './endpoints/proctoring.ts';
import * as programme from './endpoints/programme.ts';
import * as questionBank from './endpoints/question-bank.ts';
import * as recognition from './endpoints/recognition.ts';
import * as review from './endpoints/review.ts';
import * as rubric from './endpoints/rubric.ts';
import * as signingKey from './endpoints/signing-key.ts';
import * as submission from './endpoints/submission.ts';
import * as supervision from './endpoints/supervision.ts';
import * as system from './endpoints/system.ts';
import * as trust from './endpoints/trust.ts';
import * as verification from './endpoints/verification.ts';

/** Every endpoint of Laurel by its id: the one list that server, SDK, OpenAPI and the tests are made from. */
export const endpoints = {
  ...system,
  ...account,
  ...organisation,
  ...achievement,
  ...programme,
  ...cohort,
  ...people,
  ...exchange,
  ...completion,
  ...learning,
  ...lesson,
  ...questionBank,
  ...proctoring,
  ...supervision,
  ...rubric,
  ...review,
  ...peer,
  ...guest,
  ...recognition,
  ...mail,
  ...submission,
  ...insight,
  ...credential,
  ...blockcert,
  ...signingKey,
  ...erasure,
  ...verification,
  ...trust,
  ...log,
  ...anchor,
};

/** The id of an endpoint, which is also its OpenAPI `operationId`. */
export type EndpointId = keyof typeof endpoints;
