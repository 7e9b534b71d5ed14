import type { ChainFaultCode } from '../../../ports/index.ts';

/** What keeps checkpoints from being anchored, or anchors from being believed. */
export type TroubleCode =
  | ChainFaultCode
  | 'endpoint-lost'
  | 'wrong-contract'
  | 'fee-cap-reached'
  | 'not-mined'
  | 'not-signed'
  | 'contradiction'
  | 'log-behind-chain';

/** Ends a round: what was begun stays as it is, and the next round looks again. The message is for the operator. */
export class Trouble extends Error {
  readonly code: TroubleCode;

  constructor(code: TroubleCode, message: string) {
    super(message);
    this.name = 'Trouble';
    this.code = code;
  }
}

/** A sentence for each, for anybody: without addresses or amounts, which are the operator's. */
export const troubleSentences: Record<TroubleCode, string> = {
  unreachable: 'The chain cannot be asked. New checkpoints wait; nothing else does.',
  'endpoint-lost': 'One of the endpoints of the chain does not answer. The others go on.',
  disagreement: 'What is asked about the chain contradicts itself. What is not agreed upon is not shown as anchored.',
  'wrong-chain': 'An endpoint speaks for another chain than the one that this install anchors on. It is not believed.',
  'wrong-contract': 'At the address of the contract there is not the contract. New checkpoints wait.',
  'out-of-funds': 'The publisher cannot pay for a transaction. New checkpoints wait.',
  'fee-cap-reached': 'The chain costs more at present than this install is allowed to pay. New checkpoints wait.',
  'not-signed': 'The publisher’s key cannot be used. New checkpoints wait.',
  'not-mined': 'A transaction has been waiting for long to be taken into a block.',
  contradiction: 'The chain has another root than the log for the same size: one of the two was rewritten.',
  'log-behind-chain': 'The chain has a checkpoint of more entries than the log has: the log was set back.',
};
