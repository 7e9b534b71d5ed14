import { z } from 'zod';
import { instant } from './common.ts';

/** A blockchain, in a reader's words. */
const chain = z.object({
  id: z.int().min(1),
  name: z.string(),
  /** `development`: runs beside this install, and other people's verifiers do not know it. */
  kind: z.enum(['public', 'test', 'development']),
});

/** How it stands with a credential as a Blockcert. */
export const blockcert = z.object({
  /**
   * `none`: nobody has asked. `recording`: it is on its way, and perhaps in a block already that may still be undone.
   * `recorded`: the file is there. `refused`: this credential cannot be recorded. `unavailable`: this install records none.
   */
  state: z.enum(['none', 'recording', 'recorded', 'refused', 'unavailable']),
  /** The same in a plain sentence, with the reason where there is one. */
  sentence: z.string(),
  /** Whether whoever is asking may have it recorded now. */
  mayAsk: z.boolean(),
  chain: chain.nullable(),
  transaction: z.string().nullable(),
  block: z.int().nullable(),
  blockTime: instant.nullable(),
});
