import { z } from 'zod';

/** Where a button may lead: to a page, and to nothing that runs. */
export const pageUrl = z.url({ protocol: /^https?$/ });
