import { z } from 'zod';
import { Refusal } from '../../../refusal.ts';

const base64url = z.string().regex(/^[A-Za-z0-9_-]{1,20000}$/);
const common = {
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}).default({}),
};
const shapes = {
  registration: z.object({
    ...common,
    response: z.object({
      clientDataJSON: base64url,
      attestationObject: base64url,
      transports: z.array(z.string().max(50)).max(20).default([]),
    }),
  }),
  'sign-in': z.object({
    ...common,
    response: z.object({ clientDataJSON: base64url, authenticatorData: base64url, signature: base64url }),
  }),
};

/** A browser's answer to a WebAuthn ceremony, in shape. */
export type AuthenticatorAnswer<Ceremony extends keyof typeof shapes> = z.infer<(typeof shapes)[Ceremony]>;

/**
 * Checks that what a browser sent has the shape of a WebAuthn answer, so that the library is not handed other types; what
 * it says is the library's to verify.
 *
 * @throws Refusal `invalid-request`
 */
export function readAuthenticatorAnswer<Ceremony extends keyof typeof shapes>(
  ceremony: Ceremony,
  response: Record<string, unknown>,
): AuthenticatorAnswer<Ceremony> {
  const parsed = shapes[ceremony].safeParse(response);
  // The compiler does not follow which shape goes with which ceremony.
  if (parsed.success) return parsed.data as AuthenticatorAnswer<Ceremony>;
  throw new Refusal('invalid-request', 'Nothing was changed. Send what the browser answered, as it is.', {
    faults: parsed.error.issues.map(({ path, message }) => ({
      pointer: `/${['response', ...path].join('/')}`,
      message,
    })),
  });
}
