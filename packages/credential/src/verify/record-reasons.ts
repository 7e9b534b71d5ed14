import { ASK_ISSUER, type Reason } from './reason.ts';

const GIVE_FILE = 'Try again with the very file that the issuer gave, which brings its receipt along.';
const TRY_LATER = 'Try again in a few minutes. If it stays so, ask the issuer.';
const OTHER_SERVERS = 'Try again later, or with other servers of the chain.';

/** What can be said of the issuer's public log, of the chain that the log is recorded on, and of keys by their help. */
export const recordReasons = {
  'record.none': { sentence: 'The issuer keeps no public log of its credentials.', whatToDo: '' },
  'record.logged': { sentence: 'It is in the public log of its issuer.', whatToDo: '' },
  'record.not-asked': {
    sentence:
      'No receipt of the log came with it, and the issuer was not asked for one, so that it does not learn of this check.',
    whatToDo: `${GIVE_FILE} Or check again and have the receipt fetched.`,
  },
  'record.no-receipt': {
    sentence: 'The log of its issuer has no receipt for it.',
    whatToDo: 'If it was issued a moment ago, try again in a minute. Otherwise ask the issuer.',
  },
  'record.no-address': {
    sentence: 'It has no identifier by which its receipt could be found.',
    whatToDo: GIVE_FILE,
  },
  'record.log-unreadable': { sentence: 'What the issuer says of its log cannot be read.', whatToDo: TRY_LATER },
  'record.issuer-unavailable': {
    sentence: 'The documents of the issuer, which name its log, are not available.',
    whatToDo: 'See the check of the issuer, and try again.',
  },
  'record.receipt-unreadable': { sentence: 'The receipt of the log cannot be read.', whatToDo: GIVE_FILE },
  'record.receipt-wrong': {
    sentence: 'The receipt does not show that it is in the log of its issuer.',
    whatToDo: GIVE_FILE,
  },
  'record.cosignature-wrong': {
    sentence: 'The receipt has a cosignature that a witness known here never gave.',
    whatToDo: 'Do not use this receipt. Try again with one that is fetched anew.',
  },
  'record.too-few-cosignatures': {
    sentence: 'Too few of the witnesses that are known here have cosigned what the log says.',
    whatToDo: 'Try again later with a newer receipt. If it stays so, ask the issuer who cosigns its log.',
  },
  'record.log-not-listed': {
    sentence: 'The log of its issuer is not among those that count here.',
    whatToDo: 'Ask whoever says here which logs count.',
  },
  'record.receipt-of-another': {
    sentence: 'The receipt that came with it belongs to another credential, or to another copy of it.',
    whatToDo: GIVE_FILE,
  },
  'record.partly-shown': {
    sentence: 'A part of the credential is shown, and the log knows it only as a whole.',
    whatToDo: 'Try again with the whole credential, if much depends on it.',
  },
  'record.in-future': {
    sentence: 'The log gives a date that lies in the future.',
    whatToDo: 'Look at the clock of this computer, then try again.',
  },
  'record.altered': {
    sentence: 'The log of its issuer holds something else in the place of this credential.',
    whatToDo: ASK_ISSUER,
  },
  'record.forked': {
    sentence: 'The log of its issuer was rewritten: the blockchain holds another state of it.',
    whatToDo: 'Do not rely on it. Ask the issuer.',
  },
  'anchor.none': { sentence: 'The issuer records its log on no blockchain.', whatToDo: '' },
  'anchor.anchored': { sentence: 'The log is anchored in a blockchain, with this credential in it.', whatToDo: '' },
  'anchor.anchored-development': {
    sentence: 'The log is anchored in a development chain: that proves the mechanism, not permanence.',
    whatToDo: '',
  },
  'anchor.not-logged': {
    sentence: 'Nothing shows that it is in the log.',
    whatToDo: 'See what is said of the log.',
  },
  'anchor.not-yet': {
    sentence: 'The receipt is from before the log was anchored.',
    whatToDo: 'Try again later, with a newer copy of the file or of the receipt.',
  },
  'anchor.not-asked': {
    sentence: 'Nobody here knows a server of the blockchain that could be asked.',
    whatToDo: 'Try again with the address of a server of that chain.',
  },
  'anchor.not-issuers': {
    sentence: 'The receipt names a place on a blockchain that the issuer does not name as its own.',
    whatToDo: GIVE_FILE,
  },
  'anchor.no-answer': { sentence: 'No server of the blockchain answered.', whatToDo: OTHER_SERVERS },
  'anchor.answer-unreadable': {
    sentence: 'What the servers of the blockchain answered cannot be read.',
    whatToDo: OTHER_SERVERS,
  },
  'anchor.servers-disagree': { sentence: "The chain's servers disagree.", whatToDo: OTHER_SERVERS },
  'anchor.not-found': {
    sentence: 'The blockchain has no such record of the log.',
    whatToDo: 'Try again later. If it stays so, ask the issuer.',
  },
  'anchor.too-fresh': {
    sentence: 'The record on the blockchain is so fresh that it may still be undone.',
    whatToDo: 'Try again in a few minutes.',
  },
  'anchor.other-root': {
    sentence: 'The blockchain holds another state of the log than the receipt shows.',
    whatToDo: 'Do not rely on it. Ask the issuer.',
  },
  'issuer.key-revoked-later': {
    sentence: 'The issuer withdrew the key later. The public record shows that this was signed before.',
    whatToDo: '',
  },
  'issuer.key-revoked-undated': {
    sentence:
      'The issuer has withdrawn the key, and at most the date that the signer wrote says that this was signed before.',
    whatToDo: 'Ask the issuer to confirm it or to issue it anew. Until then, do not rely on it.',
  },
  'issuer.key-compromised': {
    sentence: "The issuer's key had been stolen when this was signed.",
    whatToDo: 'Do not rely on it. Ask the issuer.',
  },
  'issuer.key-compromised-unlogged': {
    sentence: "The issuer's key was stolen, and the log does not show that this was signed before.",
    whatToDo: 'Do not rely on it. Ask the issuer.',
  },
  'issuer.key-compromised-unknown': {
    sentence: "The issuer's key was stolen, and whether this was signed before could not be looked up in the log.",
    whatToDo: `${GIVE_FILE} Until then, do not rely on it.`,
  },
  'issuer.key-compromised-later': {
    sentence: "The issuer's key was stolen later. The log shows that this was signed before.",
    whatToDo: '',
  },
  'issuer.back-dated': {
    sentence: 'It bears a date from when the key was still good, but came into the log only when it no longer was.',
    whatToDo: 'Do not rely on it. Ask the issuer.',
  },
  'issuer.key-retired-unknown': {
    sentence: 'The key is no longer used, and whether this was signed in its time could not be looked up in the log.',
    whatToDo: GIVE_FILE,
  },
} as const satisfies Record<string, Reason>;
