import type { BankQuestion } from '../types.ts';
import { addressBank } from './addresses.ts';
import { nameBank } from './names-and-radio.ts';

/** The pools of the bank, and how many of its questions the exam draws. */
export const networksBank: { name: string; draw: number; questions: BankQuestion[] }[] = [
  { name: 'Addresses and prefixes', draw: 4, questions: addressBank },
  { name: 'Names and radio', draw: 4, questions: nameBank },
];
