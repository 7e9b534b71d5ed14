import type { Verdict } from '@laurel/sdk';
import { expect, it } from 'vitest';
import { sampleVerdict } from '../testing/sample-verdict.ts';
import { nextStepOf } from './next-step-of.ts';

type Check = Verdict['checks'][number];
const judged = (outcome: Verdict['outcome'], check: Omit<Check, 'sentence' | 'whatToDo'>) =>
  sampleVerdict({ outcome }, { [check.name]: { ...check, sentence: 'x', whatToDo: '' } });

it.each<[string, Verdict, string]>([
  ['valid', sampleVerdict(), 'valid'],
  ['revoked', judged('not-valid', { name: 'status', outcome: 'fail', reasonCode: 'status.revoked' }), 'revoked'],
  ['expired', judged('not-valid', { name: 'validity', outcome: 'fail', reasonCode: 'validity.expired' }), 'expired'],
  ['altered', judged('not-valid', { name: 'proof', outcome: 'fail', reasonCode: 'proof.signature-wrong' }), 'forged'],
  ['unheard of', judged('not-valid', { name: 'proof', outcome: 'fail', reasonCode: 'constructor' }), 'forged'],
  [
    'unanswered',
    judged('could-not-be-checked', { name: 'status', outcome: 'unknown', reasonCode: 'retrieval.timeout' }),
    'unanswered',
  ],
  [
    'unreadable',
    judged('could-not-be-checked', { name: 'proof', outcome: 'unknown', reasonCode: 'proof.suite-unsupported' }),
    'unsupported',
  ],
])('what is %s has its own next step', (_, verdict, step) => {
  expect(nextStepOf(verdict)).toBe(step);
});
