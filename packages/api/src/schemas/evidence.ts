import { z } from 'zod';
import { id, instant } from './common.ts';

/** A credential among the evidence, with what the verifier said of it. */
export const evidenceCredential = z.object({
  id,
  source: z.enum(['wallet', 'given']),
  name: z.string(),
  issuerName: z.string(),
  /** Whose name it says; empty where it says none. */
  recipientName: z.string(),
  outcome: z.enum(['valid', 'not-valid', 'could-not-be-checked']),
  sentence: z.string(),
  checks: z.array(z.object({ name: z.string(), outcome: z.string(), sentence: z.string() })),
  checkedAt: instant,
});
