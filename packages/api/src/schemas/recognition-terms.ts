import { z } from 'zod';
import { text } from './common.ts';

/** What evidence is wanted. */
const guidance = text.min(1).max(20_000);
/** After how many days somebody may apply again who was not recognised. */
const retryDays = z.number().int().min(0).max(3_650);

/** What a version says of recognising prior learning, beside the rubric. */
export const recognitionTerms = z.strictObject({ guidance, retryDays: retryDays.default(90) });

/** What the public page of a programme says of it. */
export const recognitionNotice = z.object({ guidanceHtml: z.string(), retryDays: z.number().int() });
