import { envelopeForms } from '../jose/envelope.ts';

/** The ways of securing a credential that Laurel reads, each with the name its standard gives it. */
export const securingForms = ['data-integrity', ...envelopeForms, 'open-badges-2.0-hosted'] as const;

/** How a document is secured. */
export type SecuringForm = (typeof securingForms)[number];
