import type { AccountDeps } from '../deps.ts';

/** Options for signing in with a passkey, and the cookie that binds their challenge to this browser. */
export async function startPasskeySignIn(
  { sessions }: Pick<AccountDeps, 'sessions'>,
  { headers }: { headers: Headers },
): Promise<{ options: Record<string, unknown>; cookies: string[] }> {
  const answer = await sessions.library.api.generatePasskeyAuthenticationOptions({ headers, returnHeaders: true });
  const options = { ...answer.response, userVerification: 'required' };
  return { options, cookies: answer.headers.getSetCookie() };
}
