/*
 * What the style page shows its components with. For those who build Laurel, in no one's language but theirs, and so
 * not in the catalogue. Each kind of text that breaks layouts is here: long, unbroken, right to left.
 */
import type { Problem } from '../session/problem.ts';
import type { Check } from '../ui/check-list.tsx';

export const longTitle =
  'Fundamentals of Information Technology Support for Public Administration, Hospitals and Small Organisations, Part Two';
export const unbrokenWord = 'Rechtsschutzversicherungsgesellschaftsangestelltenzusatzqualifikation';
export const arabicTitle = 'أساسيات الدعم الفني لتقنية المعلومات';
export const arabicName = 'ليلى بنت عبد الرحمن الهاشمي';
export const did = 'did:web:laurel.example:issuers:northfield-institute';

export const problem: Problem = {
  status: 400,
  code: 'invalid-request',
  title: 'The request does not fit what this address accepts',
  errors: [
    { pointer: '/email', message: 'this is no e-mail address; write it like amara@example.org' },
    { pointer: '/reason', message: 'write at least one word; the holder reads it' },
  ],
};

export const passed: Check[] = [
  {
    name: 'proof',
    question: 'Is it genuine?',
    outcome: 'pass',
    sentence: 'The signature fits every word of the credential.',
    reasonCode: 'proof-verified',
    detail: 'eddsa-rdfc-2022',
  },
  {
    name: 'issuer',
    question: 'Is it from who it says?',
    outcome: 'pass',
    sentence: 'The key belongs to Northfield Institute.',
    reasonCode: 'issuer-controls-key',
    detail: did,
  },
  {
    name: 'schema',
    question: 'Does it follow its own schema?',
    outcome: 'not-applicable',
    sentence: 'The credential names no schema.',
  },
];

export const failed: Check[] = [
  ...passed.slice(0, 2),
  {
    name: 'status',
    question: 'Is it still good?',
    outcome: 'fail',
    sentence: 'The issuer revoked it on 21 November 2026: issued to the wrong person.',
    reasonCode: 'status-revoked',
  },
];

export const unclear: Check[] = [
  ...passed.slice(0, 2),
  {
    name: 'status',
    question: 'Is it still good?',
    outcome: 'unknown',
    sentence: 'The issuer’s status list did not answer. Try again in a few minutes, or ask the issuer.',
    reasonCode: 'status-unreachable',
  },
];

export interface Issued {
  id: string;
  recipient: string;
  achievement: string;
  issuedAt: string;
  score: number;
}

export const issued: Issued[] = [
  { id: '1', recipient: 'Amara Okafor', achievement: 'IT Support Fundamentals', issuedAt: '2026-11-20', score: 0.92 },
  { id: '2', recipient: arabicName, achievement: arabicTitle, issuedAt: '2026-11-19', score: 0.8 },
  {
    id: '3',
    recipient: 'Jean-Baptiste de la Tour d’Auvergne',
    achievement: longTitle,
    issuedAt: '2026-10-02',
    score: 1,
  },
];
