import type { CredentialErrorCode } from '../errors.ts';
import { logReasons } from './log-reasons.ts';
import { ASK_ISSUER, ASK_NAMED_ISSUER, ASK_WHETHER_GOOD, OTHER_VERIFIER, type Reason, TELL_ISSUER } from './reason.ts';

const ORIGINAL = 'Use the file exactly as the issuer or the holder gave it.';

/** The refusals of this package in a person's words. */
export const refusalReasons: Readonly<Record<CredentialErrorCode, Reason>> = {
  'json.too-large': { sentence: 'The document is too large to be a credential.', whatToDo: ORIGINAL },
  'json.not-utf8': { sentence: 'The document is not text in UTF-8.', whatToDo: ORIGINAL },
  'json.byte-order-mark': {
    sentence: 'The document starts with a mark that JSON forbids.',
    whatToDo: 'Save it as UTF-8 without a byte order mark.',
  },
  'json.syntax': { sentence: 'The document is not JSON, or it is damaged.', whatToDo: ORIGINAL },
  'json.duplicate-key': {
    sentence: 'The document says one thing twice, so it has two meanings.',
    whatToDo: ASK_ISSUER,
  },
  'json.forbidden-key': { sentence: 'The document uses a name that is never used for a claim.', whatToDo: ASK_ISSUER },
  'json.forbidden-character': { sentence: 'The document holds a character that no text needs.', whatToDo: ASK_ISSUER },
  'json.lone-surrogate': { sentence: 'The document holds half of a character.', whatToDo: ASK_ISSUER },
  'json.number-unsafe': {
    sentence: 'The document holds a number that programs read differently.',
    whatToDo: ASK_ISSUER,
  },
  'json.too-deep': { sentence: 'The document is nested too deeply to be a credential.', whatToDo: ASK_ISSUER },
  'json.too-many-values': { sentence: 'The document holds too many values to be a credential.', whatToDo: ASK_ISSUER },
  'credential.not-a-credential': { sentence: 'The document is not a verifiable credential.', whatToDo: ORIGINAL },
  'credential.version-unsupported': {
    sentence: 'The credential follows a version of the standard that this verifier cannot read.',
    whatToDo: OTHER_VERIFIER,
  },
  'credential.malformed': { sentence: 'The credential breaks a rule of its standard.', whatToDo: ASK_ISSUER },
  'credential.context-inline': {
    sentence: 'The credential redefines its own words, so its claims cannot be trusted to mean what they say.',
    whatToDo: ASK_ISSUER,
  },
  'credential.context-unknown': {
    sentence: 'The credential uses a vocabulary that this verifier does not know.',
    whatToDo: OTHER_VERIFIER,
  },
  'credential.context-altered': {
    sentence: 'A vocabulary built into this verifier is not the one it should be.',
    whatToDo: 'Install the verifier again from its source.',
  },
  'credential.ambiguous': {
    sentence: 'The credential is written so that it can be read in two ways.',
    whatToDo: ASK_ISSUER,
  },
  'credential.term-undefined': {
    sentence: 'The credential makes a claim that its signature cannot cover.',
    whatToDo: ASK_ISSUER,
  },
  'credential.identifier-relative': {
    sentence: 'The credential names something by an address that is not complete.',
    whatToDo: ASK_ISSUER,
  },
  'credential.too-complex': { sentence: 'The credential is too intricate to be checked safely.', whatToDo: ASK_ISSUER },
  'credential.resource-altered': {
    sentence: 'Something that the credential points to is not what the issuer meant.',
    whatToDo: ASK_ISSUER,
  },
  'proof.malformed': { sentence: 'The signature is not written as its standard asks.', whatToDo: ASK_ISSUER },
  'proof.signer-failed': {
    sentence: 'The signing key could not be used.',
    whatToDo: 'Look at the signer, then try again.',
  },
  'proof.suite-unsupported': {
    sentence: 'The credential is signed in a way that this verifier cannot check.',
    whatToDo: OTHER_VERIFIER,
  },
  'proof.chain-broken': {
    sentence: 'One signature on the credential builds on another that is missing, or that builds on it in turn.',
    whatToDo: ORIGINAL,
  },
  'proof.base-proof': {
    sentence: "This is the holder's full copy of the credential, which is not meant to be shown to anybody.",
    whatToDo: 'Ask the holder to share a copy made from it for you.',
  },
  'proof.already-derived': {
    sentence: 'This copy of the credential was made to be shown, and no smaller copy can be made from it.',
    whatToDo: 'Use the full copy that the issuer gave.',
  },
  'proof.pointer-wrong': {
    sentence: 'A part of the credential that should be shown is not in it, or cannot be shown alone.',
    whatToDo: 'Choose parts that the credential has.',
  },
  'proof.not-selective': {
    sentence: 'This credential can only be shown as a whole.',
    whatToDo: 'Show it as it is, or ask the issuer for a copy of which a part can be shown.',
  },
  'proof.commitment-wrong': {
    sentence: 'What the holder sent to have the credential tied to a secret of theirs is not right.',
    whatToDo: 'Ask the holder to send it again.',
  },
  'proof.holder-secret-wrong': {
    sentence: 'The secret that was given is not the one that the credential is tied to.',
    whatToDo: 'Use the wallet that asked the issuer for the credential.',
  },
  'proof.verifier-missing': {
    sentence: 'The credential is shown under a pseudonym for one verifier, and it was not said who is verifying.',
    whatToDo: 'Check it again, and say for whom the holder showed it.',
  },
  'proof.no-pseudonym': {
    sentence: 'This credential cannot be shown under a pseudonym.',
    whatToDo: 'Show it without one, or ask the issuer for one that has pseudonyms.',
  },
  'did.malformed': { sentence: "The issuer's identifier is not correctly written.", whatToDo: ASK_ISSUER },
  'did.method-unsupported': {
    sentence: 'The issuer uses a kind of identifier that this verifier cannot look up.',
    whatToDo: OTHER_VERIFIER,
  },
  'did.document-malformed': {
    sentence: "The document that should list the issuer's keys cannot be used.",
    whatToDo: 'Try again in a few minutes. If it stays so, tell the issuer.',
  },
  'did.deactivated': {
    sentence: 'The issuer has given up its identifier, so its keys can no longer be looked up.',
    whatToDo: ASK_WHETHER_GOOD,
  },
  'did.version-not-found': {
    sentence: "The issuer's identifier has no version like the one that was asked for.",
    whatToDo: ASK_ISSUER,
  },
  'key.malformed': { sentence: "The issuer's key is not correctly written.", whatToDo: TELL_ISSUER },
  'key.refused': { sentence: "The issuer's key is of a kind that proves nothing.", whatToDo: TELL_ISSUER },
  'key.type-unsupported': {
    sentence: "The issuer's key is of a kind that this verifier does not know.",
    whatToDo: OTHER_VERIFIER,
  },
  'status.list-malformed': {
    sentence: 'The status list is damaged or not correctly written.',
    whatToDo: TELL_ISSUER,
  },
  'status.list-too-short': {
    sentence: 'The status list is shorter than the standard allows.',
    whatToDo: TELL_ISSUER,
  },
  'status.list-too-large': { sentence: 'The status list is too large.', whatToDo: TELL_ISSUER },
  'status.index-out-of-range': {
    sentence: 'The status list has no entry for this credential.',
    whatToDo: ASK_WHETHER_GOOD,
  },
  'status.size-unsupported': {
    sentence: 'The issuer keeps the status in more detail than this verifier can read.',
    whatToDo: ASK_WHETHER_GOOD,
  },
  'status.value-out-of-range': {
    sentence: 'The status list has no room for this value.',
    whatToDo: 'Use a list with more bits for each credential.',
  },
  'status.not-reversible': {
    sentence: 'What was revoked stays revoked.',
    whatToDo: 'Issue a new credential. To take a credential back for a time only, suspend it.',
  },
  'status.list-full': {
    sentence: 'The status list has too few free places left.',
    whatToDo: 'Start a new status list.',
  },
  'container.no-credential': {
    sentence: 'There is no credential in it.',
    whatToDo: 'Look for the file or the address that the issuer gave.',
  },
  'container.ambiguous': {
    sentence: 'The file is put together so that two programs can find different credentials in it.',
    whatToDo: ASK_ISSUER,
  },
  'container.malformed': {
    sentence: 'The file is damaged, or it is not written as its kind asks.',
    whatToDo: ORIGINAL,
  },
  'container.too-large': {
    sentence: 'The file is too large, or grows too large when it is unpacked.',
    whatToDo: 'Take the credential out of it and check that alone.',
  },
  'container.nested': {
    sentence: 'The file holds files within files more deeply than this verifier opens.',
    whatToDo: 'Take the inner file out and check that alone.',
  },
  'container.encrypted': {
    sentence: 'The file is locked with a password.',
    whatToDo: 'Unlock it, save it without a password, and check it again.',
  },
  'container.unsafe': {
    sentence: 'The file holds something that no credential needs and that can do harm.',
    whatToDo: 'Do not open it. Ask the issuer for a new copy of the credential.',
  },
  'container.unsupported': {
    sentence: 'This verifier does not open files of this kind.',
    whatToDo: 'Save the credential as another kind of file, or ask the issuer for one.',
  },
  'container.not-retrieved': {
    sentence: 'It holds only the address of a credential, and the address was not visited.',
    whatToDo: 'Open the address, download the credential there, and check that.',
  },
  'container.invitation': {
    sentence: 'It is an invitation to collect a credential, and not the credential itself.',
    whatToDo: 'Accept it with a wallet, then check the credential that the wallet receives.',
  },
  'container.receipt-alone': {
    sentence: 'It is the receipt of a credential, and the credential itself is not there.',
    whatToDo: 'Give the file of the credential together with it.',
  },
  'jose.malformed': { sentence: 'The signed document is damaged or not correctly written.', whatToDo: ORIGINAL },
  'jose.unsigned': {
    sentence: 'The document says of itself that nobody has signed it.',
    whatToDo: 'Do not rely on it. Ask the issuer for a signed copy.',
  },
  'jose.algorithm-symmetric': {
    sentence: 'The document is protected by a shared secret, so whoever can check it could also have written it.',
    whatToDo: ASK_ISSUER,
  },
  'jose.algorithm-weak': {
    sentence: 'The document is signed in a way that can be forged today.',
    whatToDo: 'Do not rely on it. Ask the issuer for a new copy of the credential.',
  },
  'jose.algorithm-unsupported': {
    sentence: 'The document is signed in a way that this verifier does not know.',
    whatToDo: OTHER_VERIFIER,
  },
  'jose.extension-unsupported': {
    sentence: 'The document asks for a way of checking that this verifier does not know.',
    whatToDo: OTHER_VERIFIER,
  },
  'jose.encrypted': {
    sentence: 'The document is encrypted, and only the person it was encrypted for can open it.',
    whatToDo: 'Ask the holder for the opened credential.',
  },
  'jose.type-wrong': {
    sentence: 'This is a signed document of another kind, and no credential.',
    whatToDo: ORIGINAL,
  },
  'jose.claims-malformed': {
    sentence: 'The signed document lacks something that its standard asks for, or has it in the wrong form.',
    whatToDo: ASK_ISSUER,
  },
  'jose.claims-conflict': {
    sentence: 'The signed document says two different things about the same matter.',
    whatToDo: ASK_ISSUER,
  },
  'jose.key-not-issuers': {
    sentence: 'The signed document names a key that does not belong to the issuer it names.',
    whatToDo: ASK_NAMED_ISSUER,
  },
  'jose.envelope-malformed': {
    sentence: 'The wrapping around the signed credential is not correctly written.',
    whatToDo: ORIGINAL,
  },
  'jose.envelope-unsupported': {
    sentence: 'The credential is wrapped in a form that this verifier does not know.',
    whatToDo: OTHER_VERIFIER,
  },
  'sd-jwt.malformed': {
    sentence: 'The parts of the credential that were chosen to be shown are damaged or not correctly written.',
    whatToDo: 'Ask the holder to show the credential again.',
  },
  'sd-jwt.hash-unsupported': {
    sentence: 'The hidden parts of the credential are sealed in a way that this verifier does not accept.',
    whatToDo: OTHER_VERIFIER,
  },
  'sd-jwt.digest-repeated': {
    sentence: 'Two hidden parts of the credential carry the same seal, so one could stand in for the other.',
    whatToDo: ASK_ISSUER,
  },
  'sd-jwt.salt-repeated': {
    sentence: 'Two hidden parts of the credential were sealed with the same random value.',
    whatToDo: ASK_ISSUER,
  },
  'sd-jwt.disclosure-unreferenced': {
    sentence: 'Something is shown with the credential that the issuer never signed.',
    whatToDo: 'Do not rely on it. Ask the holder to show the credential again.',
  },
  'sd-jwt.claim-forbidden': {
    sentence: 'A hidden part of the credential has a name that is kept for the way it is sealed.',
    whatToDo: ASK_ISSUER,
  },
  'sd-jwt.claim-repeated': {
    sentence: 'A hidden part of the credential would replace a part that everybody can see.',
    whatToDo: ASK_ISSUER,
  },
  'sd-jwt.claim-not-disclosable': {
    sentence: 'The credential lets its holder hide something that must always be seen, such as its end or its owner.',
    whatToDo: ASK_ISSUER,
  },
  'sd-jwt.claim-unknown': {
    sentence: 'The credential has no such part to hide or to show.',
    whatToDo: 'Look at the names of the parts, then try again.',
  },
  'issuer.list-malformed': {
    sentence: 'The list of known issuers does not have the right form.',
    whatToDo: 'Give a JSON array of {id, name, listedBy}, each id a DID or an https address.',
  },
  ...logReasons,
};
