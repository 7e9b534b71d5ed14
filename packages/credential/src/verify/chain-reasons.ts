import { ASK_WHETHER_THEIRS, OTHER_VERIFIER, type Reason } from './reason.ts';

/** What can be said of a credential that is itself recorded on a blockchain, as a Blockcert is. */
export const chainReasons = {
  'proof.recorded': {
    sentence: 'Its fingerprint is recorded on a blockchain by its issuer, and nothing was changed since.',
    whatToDo: '',
  },
  'proof.record-differs': {
    sentence: 'The credential is not the one that was recorded on a blockchain: it was changed, or never recorded.',
    whatToDo: 'Do not rely on it. Ask the person for the original file, or the issuer for a new copy.',
  },
  'proof.transaction-differs': {
    sentence: 'The entry on the blockchain that the credential names records something else.',
    whatToDo: 'Do not rely on it. Ask the person for the original file, or the issuer for a new copy.',
  },
  'proof.sender-differs': {
    sentence: 'Somebody other than the issuer recorded the credential on the blockchain.',
    whatToDo: ASK_WHETHER_THEIRS,
  },
  'proof.transaction-missing': {
    sentence: 'The blockchain does not have the entry that the credential names.',
    whatToDo: 'If the credential is new, check again in an hour. Otherwise ask the issuer.',
  },
  'proof.transaction-recent': {
    sentence: 'The entry on the blockchain is so new that it may still be undone.',
    whatToDo: 'Check again in an hour.',
  },
  'proof.chain-disagreed': {
    sentence: 'The services that were asked about the blockchain contradict each other.',
    whatToDo: 'Ask others: one of them is behind, or does not tell the truth.',
  },
  'proof.chain-not-asked': {
    sentence: 'The blockchain on which it is recorded could not be asked.',
    whatToDo: 'Name a service that answers for this blockchain, or ask the issuer for a signed copy.',
  },
  'proof.chain-for-tests': {
    sentence: 'It is recorded on a blockchain that is kept for tests, and may be given up one day.',
    whatToDo: '',
  },
  'proof.chain-for-development': {
    sentence: 'It is recorded on a development chain, on one machine: that proves the mechanism, not permanence.',
    whatToDo: '',
  },
  'proof.chain-unsupported': {
    sentence: 'It names a blockchain that this verifier cannot ask, or only the rehearsal of one.',
    whatToDo: OTHER_VERIFIER,
  },
  'issuer.recorded-for-development': {
    sentence: 'Nothing but a record on a development chain says that it is from the issuer, and that is no signature.',
    whatToDo: 'Ask the person or the issuer for the credential with its signature.',
  },
} as const satisfies Record<string, Reason>;
