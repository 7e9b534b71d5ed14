import { ASK_ISSUER, type Reason } from './reason.ts';

const OTHER_SCHEMA_VERIFIER = 'If its exact form matters, ask the issuer which verifier can apply it.';
const DO_NOT_COUNT = 'Do not count the endorsement. The credential itself does not rest on it.';
const SEE_EACH = 'See what is said of each credential inside.';

/** What can be said of the form of a credential, of what it refers to, and of the credentials inside. */
export const contentReasons = {
  'schema.open-badge-2': { sentence: 'It has everything an Open Badges 2.0 badge must have.', whatToDo: '' },
  'schema.partly-shown': {
    sentence: 'Only a part of the credential is shown, so its form as a whole cannot be looked at.',
    whatToDo: 'Ask the person to show more, if something that you need is not there.',
  },
  'schema.presentation': {
    sentence: 'It shows credentials and is not one itself, so this does not apply to it.',
    whatToDo: '',
  },
  'schema.open-badge': { sentence: 'It has everything an Open Badges 3.0 credential must have.', whatToDo: '' },
  'schema.open-badge-malformed': {
    sentence: 'It lacks something an Open Badges 3.0 credential must have.',
    whatToDo: ASK_ISSUER,
  },
  'schema.endorsement': { sentence: 'It has everything an endorsement of Open Badges 3.0 must have.', whatToDo: '' },
  'schema.endorsement-malformed': {
    sentence: 'It lacks something an endorsement of Open Badges 3.0 must have.',
    whatToDo: ASK_ISSUER,
  },
  'schema.learner-record': {
    sentence: 'It has everything a Comprehensive Learner Record 2.0 must have.',
    whatToDo: '',
  },
  'schema.learner-record-malformed': {
    sentence: 'It lacks something a Comprehensive Learner Record 2.0 must have.',
    whatToDo: ASK_ISSUER,
  },
  'schema.own': { sentence: 'It has the form that its schema describes.', whatToDo: '' },
  'schema.own-broken': {
    sentence: 'It does not have the form that its schema describes.',
    whatToDo: ASK_ISSUER,
  },
  'schema.not-fetched': {
    sentence:
      'The schema that describes its form was not fetched, so that its issuer does not learn that it is being checked.',
    whatToDo: 'If its exact form matters, check again and have schemas fetched.',
  },
  'schema.unavailable': {
    sentence: 'The schema that describes its form could not be fetched.',
    whatToDo: 'If its exact form matters, try again later.',
  },
  'schema.not-genuine': {
    sentence: 'The schema that describes its form comes in a credential that is not valid itself.',
    whatToDo: 'If its exact form matters, ask the issuer.',
  },
  'schema.not-applied': {
    sentence: 'The schema that describes its form cannot be applied here.',
    whatToDo: OTHER_SCHEMA_VERIFIER,
  },
  'schema.type-unsupported': {
    sentence: 'The schema that describes its form is of a kind that this verifier does not know.',
    whatToDo: OTHER_SCHEMA_VERIFIER,
  },
  'schema.not-an-achievement': {
    sentence: 'This verifier knows of no form that a credential of this kind must have.',
    whatToDo: '',
  },
  'resources.none': { sentence: 'It refers to no files whose content its issuer signed for.', whatToDo: '' },
  'resources.unaltered': {
    sentence: 'The files that it refers to are those its issuer signed for, as far as they were compared.',
    whatToDo: '',
  },
  'resources.altered': {
    sentence: 'A file that it refers to is not the one its issuer signed for.',
    whatToDo: 'Do not rely on what is at that address. Ask the issuer.',
  },
  'resources.not-compared': {
    sentence: 'The files that it refers to were not compared with what its issuer signed for.',
    whatToDo: 'If you rely on them, check again and have them fetched. Their servers may notice that somebody looks.',
  },
  'resources.unavailable': {
    sentence: 'A file that it refers to could not be fetched, so it was not compared.',
    whatToDo: 'If you rely on it, try again later.',
  },
  'resources.digest-unsupported': {
    sentence: 'The issuer signed for a file that it refers to in a way that this verifier cannot compare.',
    whatToDo: 'If you rely on it, ask the issuer.',
  },
  'contents.none': { sentence: 'No other credentials are inside.', whatToDo: '' },
  'contents.good': { sentence: 'Every credential inside is valid.', whatToDo: '' },
  'contents.not-valid': {
    sentence: 'A credential inside is not valid.',
    whatToDo: SEE_EACH,
  },
  'contents.unknown': {
    sentence: 'A credential inside could not be checked.',
    whatToDo: SEE_EACH,
  },
  'contents.too-deep': {
    sentence: 'Credentials are nested inside one another too deeply to be checked safely.',
    whatToDo: 'Ask for the credentials one by one.',
  },
  'endorsement.good': { sentence: 'Somebody endorses it, and the endorsement is valid.', whatToDo: '' },
  'endorsement.unknown': {
    sentence: 'An endorsement inside could not be checked.',
    whatToDo: 'See what is said of the endorsement. The credential itself does not rest on it.',
  },
  'endorsement.not-valid': {
    sentence: 'An endorsement inside is not valid.',
    whatToDo: DO_NOT_COUNT,
  },
  'endorsement.about-other': {
    sentence: 'An endorsement inside is about something other than this credential.',
    whatToDo: DO_NOT_COUNT,
  },
  'endorsement.too-many': {
    sentence: 'There are more endorsements inside than are checked at once.',
    whatToDo: 'Ask for those that matter to you one by one.',
  },
} as const satisfies Record<string, Reason>;
