import type { CredentialErrorCode } from '../errors.ts';
import { OTHER_VERIFIER, type Reason, TELL_ISSUER, TRY_AGAIN } from './reason.ts';

const ASK_FOR_RECEIPT = 'Ask the issuer for a new receipt of the credential.';

/** The refusals of what belongs to a log, in a person's words. */
export const logReasons: Readonly<Record<Extract<CredentialErrorCode, `log.${string}`>, Reason>> = {
  'log.form-malformed': {
    sentence: 'What should be entered in the log, or looked for there, is no credential.',
    whatToDo: 'Use the file exactly as the issuer or the holder gave it.',
  },
  'log.salt-wrong': {
    sentence: 'The random value that keeps the entry in the log secret is too short or too long.',
    whatToDo: TELL_ISSUER,
  },
  'log.out-of-range': { sentence: 'The log has no such entry.', whatToDo: TELL_ISSUER },
  'log.tile-malformed': { sentence: 'A part of the log is damaged.', whatToDo: TRY_AGAIN },
  'log.entry-too-large': { sentence: 'The entry is too large for the log.', whatToDo: TELL_ISSUER },
  'log.note-malformed': {
    sentence: 'What should be a signed statement of the log is not written as one.',
    whatToDo: TRY_AGAIN,
  },
  'log.key-malformed': {
    sentence: 'The key of the log or of a witness is not correctly written.',
    whatToDo: TELL_ISSUER,
  },
  'log.key-unsupported': {
    sentence: 'The log or a witness uses a kind of key that this verifier cannot read.',
    whatToDo: OTHER_VERIFIER,
  },
  'log.checkpoint-malformed': {
    sentence: 'The statement of the log does not say how many entries it has and what they come to.',
    whatToDo: TRY_AGAIN,
  },
  'log.checkpoint-unsigned': {
    sentence: 'The statement of the log is not signed with a key of that log.',
    whatToDo: `Do not rely on it. ${ASK_FOR_RECEIPT}`,
  },
  'log.signature-wrong': {
    sentence: 'A signature under the statement of the log is wrong.',
    whatToDo: `Do not rely on it. ${ASK_FOR_RECEIPT}`,
  },
  'log.cosignature-wrong': {
    sentence: 'A cosignature under the statement of the log, in the name of a known witness, is false.',
    whatToDo: `Do not rely on it. ${ASK_FOR_RECEIPT}`,
  },
  'log.origin-wrong': {
    sentence: 'The statement is that of another log.',
    whatToDo: ASK_FOR_RECEIPT,
  },
  'log.receipt-malformed': {
    sentence: 'The receipt that should show the credential in the log is not correctly written.',
    whatToDo: ASK_FOR_RECEIPT,
  },
  'log.policy-malformed': {
    sentence: 'The policy that says which logs and witnesses count is not correctly written.',
    whatToDo: 'Correct the line that is named, and try again.',
  },
};
