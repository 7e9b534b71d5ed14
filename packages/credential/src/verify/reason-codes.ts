import type { CredentialErrorCode } from '../errors.ts';
import { chainReasons } from './chain-reasons.ts';
import { contentReasons } from './content-reasons.ts';
import type { RetrievalReasonCode } from './evidence.ts';
import {
  ASK_ISSUER,
  ASK_NAMED_ISSUER,
  ASK_WHETHER_GOOD,
  ASK_WHETHER_THEIRS,
  CONNECT,
  OTHER_VERIFIER,
  type Reason,
  TRY_AGAIN,
} from './reason.ts';
import { recordReasons } from './record-reasons.ts';
import { refusalReasons } from './refusal-reasons.ts';
import { retrievalReasons } from './retrieval-reasons.ts';

const findingReasons = {
  'check.not-reached': {
    sentence: 'This was not checked, because an earlier check stopped.',
    whatToDo: 'See the check before it.',
  },
  'parse.read': { sentence: 'The document is a credential and can be read.', whatToDo: '' },
  'proof.genuine': { sentence: 'The signature is right: nothing was changed since it was signed.', whatToDo: '' },
  'proof.hosted': { sentence: 'The issuer publishes this badge today, and it says the same.', whatToDo: '' },
  'proof.hosted-differs': {
    sentence: 'The file says something other than the badge that is published under its address.',
    whatToDo: 'Do not rely on the file. Look at the published badge instead.',
  },
  'proof.missing': { sentence: 'The credential is not signed.', whatToDo: ASK_ISSUER },
  'proof.signature-wrong': {
    sentence:
      'The signature does not fit: the credential was changed after it was signed, or was never signed with this key.',
    whatToDo: 'Do not rely on it. Ask the person for the original file, or the issuer for a new copy.',
  },
  'proof.suite-withdrawn': {
    sentence: 'The credential is signed in a way that is no longer considered safe.',
    whatToDo: ASK_ISSUER,
  },
  'proof.algorithm-unusual': {
    sentence: 'The credential is signed in a way that is sound but seldom used now.',
    whatToDo: 'When it is renewed, ask the issuer for a newer kind of signature.',
  },
  'proof.purpose-wrong': { sentence: 'The signature was not made to issue a credential.', whatToDo: ASK_ISSUER },
  'proof.bound-elsewhere': {
    sentence: 'The signature was made for one other occasion and not for a credential.',
    whatToDo: ASK_ISSUER,
  },
  'proof.challenge-wrong': {
    sentence: 'It was shown for another request than yours, so it may have been copied from there.',
    whatToDo: 'Ask the person to show it again, for your own request.',
  },
  'proof.domain-wrong': {
    sentence: 'It was shown to somebody other than you, so it may have been copied from there.',
    whatToDo: 'Ask the person to show it again, to you.',
  },
  'proof.occasion-unknown': {
    sentence: 'It was shown for a request that is not known here. Whoever has the file can show it again.',
    whatToDo: 'If it matters who shows it, ask the person to show it for a request of your own.',
  },
  'proof.expired': { sentence: 'The signature has expired.', whatToDo: ASK_ISSUER },
  'proof.created-in-future': { sentence: 'The signature is dated in the future.', whatToDo: ASK_ISSUER },
  'proof.not-yet': { sentence: 'The signature does not count yet.', whatToDo: 'Check again later.' },
  'proof.key-unavailable': {
    sentence: "The signature could not be checked, because the issuer's key is not available.",
    whatToDo: 'See the check of the issuer.',
  },
  'issuer.key-owner': { sentence: 'The issuer named in the credential owns the key that signed it.', whatToDo: '' },
  'issuer.not-key-owner': {
    sentence: 'The credential was signed with a key that does not belong to the issuer it names.',
    whatToDo: ASK_NAMED_ISSUER,
  },
  'issuer.key-not-listed': {
    sentence: 'The issuer does not list the key that signed this credential.',
    whatToDo: ASK_WHETHER_THEIRS,
  },
  'issuer.key-controller-wrong': {
    sentence: "The key that signed this credential is under somebody else's control.",
    whatToDo: ASK_WHETHER_THEIRS,
  },
  'issuer.key-not-for-credentials': {
    sentence: 'The issuer does not allow this key to sign credentials.',
    whatToDo: ASK_WHETHER_THEIRS,
  },
  'issuer.key-revoked': {
    sentence: 'The issuer had withdrawn the key when this credential was signed.',
    whatToDo: 'Do not rely on it. Ask the issuer.',
  },
  'issuer.key-expired': {
    sentence: "The issuer's key had expired when this credential was signed.",
    whatToDo: ASK_ISSUER,
  },
  'issuer.key-expired-undated': {
    sentence: 'The issuer’s key has expired, and this does not say when it was signed.',
    whatToDo: 'Ask the issuer to confirm it or to issue it anew. Until then, do not rely on it.',
  },
  'issuer.key-type-unsupported': {
    sentence: 'The issuer uses a kind of key that this verifier cannot read.',
    whatToDo: OTHER_VERIFIER,
  },
  'issuer.not-named': {
    sentence: 'The credential does not say who its issuer is in a way that can be looked up.',
    whatToDo: 'Ask the person who gave you the credential where it comes from.',
  },
  'issuer.not-resolvable': {
    sentence: "The issuer's keys cannot be looked up by the kind of address that the credential gives.",
    whatToDo: OTHER_VERIFIER,
  },
  'issuer.hosts-badge': { sentence: 'The issuer named in the badge publishes it.', whatToDo: '' },
  'issuer.hosted-elsewhere': {
    sentence: 'The badge is published somewhere that does not belong to the issuer it names.',
    whatToDo: ASK_NAMED_ISSUER,
  },
  'issuer.badge-unreadable': {
    sentence: 'What the issuer publishes about this badge could not be read.',
    whatToDo: TRY_AGAIN,
  },
  'issuer.co-signed': { sentence: 'Somebody else has signed it beside its author.', whatToDo: '' },
  'issuer.listed': { sentence: 'The issuer is in a list that this verifier goes by.', whatToDo: '' },
  'issuer.not-listed': {
    sentence: 'The issuer is in none of the lists that this verifier goes by. Anybody may issue credentials.',
    whatToDo: 'Decide for yourself whether you know and trust this issuer.',
  },
  'issuer.look-alike': {
    sentence: 'The name of the issuer looks like that of another issuer who is known here.',
    whatToDo: 'Compare the address of the issuer with the one that you know, letter by letter.',
  },
  'binding.missing': {
    sentence: 'The person who shows it did not prove that it is theirs.',
    whatToDo: 'Ask the person to show it again with their own wallet.',
  },
  'binding.malformed': {
    sentence: 'The proof of the person who shows it is not correctly written.',
    whatToDo: 'Ask the person to show it again.',
  },
  'binding.key-unknown': {
    sentence: 'The issuer did not say how its owner can be recognised.',
    whatToDo: 'Ask the issuer for a copy that is bound to its owner.',
  },
  'binding.signature-wrong': {
    sentence: 'It was shown by somebody who is not its owner.',
    whatToDo: 'Do not rely on it. Ask the owner to show it.',
  },
  'binding.other-content': {
    sentence: 'What is shown is not what its owner chose to show.',
    whatToDo: 'Do not rely on it. Ask the person to show it again.',
  },
  'binding.too-old': {
    sentence: 'It was shown too long ago.',
    whatToDo: 'Ask the person to show it again.',
  },
  'binding.in-future': {
    sentence: 'The proof of the person who shows it is dated in the future.',
    whatToDo: 'Look at the clocks, then ask the person to show it again.',
  },
  'evidence.missing': {
    sentence: 'Something that is needed for this check was not fetched.',
    whatToDo: CONNECT,
  },
  'status.none': { sentence: 'The issuer gave this credential no status that could change.', whatToDo: '' },
  'status.good': { sentence: 'The issuer has neither revoked nor suspended it.', whatToDo: '' },
  'status.revoked': {
    sentence: 'The issuer has revoked this credential.',
    whatToDo: 'Do not rely on it. Ask the issuer why.',
  },
  'status.suspended': {
    sentence: 'The issuer has suspended this credential for now.',
    whatToDo: 'Check again later, or ask the issuer.',
  },
  'status.refresh-available': {
    sentence: 'The issuer has a newer copy of this credential.',
    whatToDo: 'Ask the person for the newer copy.',
  },
  'status.message': {
    sentence: 'The issuer says something about the status of this credential that only a person can judge.',
    whatToDo: 'See the technical detail, or ask the issuer what it means.',
  },
  'status.revocation-undone': {
    sentence: 'The issuer had revoked this credential, and its status list no longer says so.',
    whatToDo: 'Do not rely on it. Ask the issuer.',
  },
  'status.list-older-than-seen': {
    sentence: 'The status list is older than one that was seen before.',
    whatToDo: 'Check again later. If it stays so, ask the issuer whether the credential is still good.',
  },
  'status.list-entries-cleared': {
    sentence: 'The status list takes back revocations that it made before.',
    whatToDo: 'If much depends on it, ask the issuer whether the credential is still good.',
  },
  'status.type-unsupported': {
    sentence: 'The issuer keeps the status in a way that this verifier cannot read.',
    whatToDo: ASK_WHETHER_GOOD,
  },
  'status.purpose-unsupported': {
    sentence: 'The status says something that this verifier does not understand.',
    whatToDo: ASK_WHETHER_GOOD,
  },
  'status.address-refused': {
    sentence: 'The status is kept at an address that is not safe to visit.',
    whatToDo: ASK_WHETHER_GOOD,
  },
  'status.list-unreadable': { sentence: "The issuer's status list could not be read.", whatToDo: TRY_AGAIN },
  'status.list-other-address': {
    sentence: 'The status list found there belongs to another address.',
    whatToDo: TRY_AGAIN,
  },
  'status.list-other-issuer': {
    sentence: 'The status list was not made by the issuer of this credential.',
    whatToDo: TRY_AGAIN,
  },
  'status.list-not-genuine': {
    sentence: 'The status list is not correctly signed by the issuer.',
    whatToDo: TRY_AGAIN,
  },
  'status.list-out-of-date': { sentence: 'The status list is out of date.', whatToDo: TRY_AGAIN },
  'status.list-older-than-ttl': {
    sentence: 'The copy of the status list is older than the issuer advises.',
    whatToDo: CONNECT,
  },
  'status.list-remark': {
    sentence: 'The issuer says something about its list of what it has withdrawn: see the detail.',
    whatToDo: 'If it says that the list is closed, ask whoever may know whether the credential was withdrawn since.',
  },
  'status.purpose-mismatch': {
    sentence: 'The status list answers another question than the credential asks.',
    whatToDo: ASK_WHETHER_GOOD,
  },
  'validity.in-force': { sentence: 'Today is within the time for which it is valid.', whatToDo: '' },
  'validity.not-yet': {
    sentence: 'The credential is not valid yet.',
    whatToDo: 'Check again after the date it states.',
  },
  'validity.expired': { sentence: 'The credential has expired.', whatToDo: 'Ask the person whether it was renewed.' },
  'validity.expires-soon': {
    sentence: 'The credential expires within thirty days.',
    whatToDo: 'Ask the person whether it will be renewed.',
  },
  'validity.never': { sentence: 'The credential ends before it begins.', whatToDo: ASK_ISSUER },
} as const satisfies Record<string, Reason>;

/** Every reason a check or a warning can give: a closed union. */
export type ReasonCode =
  | keyof typeof findingReasons
  | keyof typeof chainReasons
  | keyof typeof contentReasons
  | keyof typeof recordReasons
  | RetrievalReasonCode
  | CredentialErrorCode;

/** Every reason code with its sentence and what to do. Documentation is bound to this table by a test. */
export const reasonCodes: Readonly<Record<ReasonCode, Reason>> = {
  ...findingReasons,
  ...chainReasons,
  ...contentReasons,
  ...recordReasons,
  ...retrievalReasons,
  ...refusalReasons,
};
