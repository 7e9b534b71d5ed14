/** Verifying a credential from anyone. */
export const verifierWords = {
  verifier: {
    question: {
      proof: 'Is it genuine?',
      issuer: 'Is it from who it says?',
      status: 'Is it still good?',
      validity: 'Is it within its dates?',
      schema: 'Is it built as the standard says?',
      parse: 'Can it be read?',
    },
    short: {
      proof: 'signature',
      issuer: 'issuer',
      status: 'status',
      validity: 'dates',
      schema: 'form',
      parse: 'document',
    },
    checkedNow: 'Checked just now: {{checks}}.',
  },
} as const;
