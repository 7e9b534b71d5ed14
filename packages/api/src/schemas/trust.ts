import { z } from 'zod';

/** An issuer that somebody vouches for, as `KnownIssuer` in `@laurel/credential` says it. */
export const knownIssuer = z.object({
  /** A DID or an https address, exactly as credentials name it. */
  id: z.string(),
  name: z.string(),
  /** Who lists it: the host of this install, or a registry that its operator goes by. */
  listedBy: z.string(),
});
