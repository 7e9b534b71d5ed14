import { createCookie } from 'react-router';
import { safeNext } from '../session/safe-next.ts';

/** What is remembered between signing up and opening the link in the mail, in the same browser. */
export interface SignUpMemory {
  /** The address the message went to, so that a slip is seen. */
  email: string;
  /** Where the reader was going. */
  next: string;
}

const cookie = createCookie('laurel-sign-up', { path: '/', httpOnly: true, sameSite: 'lax', maxAge: 86_400 });

/** What was remembered; nothing in it is trusted further than a link would be. */
export async function readSignUpMemory(request: Request): Promise<SignUpMemory> {
  const { email, next } = Object(await cookie.parse(request.headers.get('cookie'))) as Record<string, unknown>;
  return {
    email: typeof email === 'string' ? email.slice(0, 254) : '',
    next: typeof next === 'string' ? safeNext(next, '') : '',
  };
}

/** The header that remembers; `undefined` forgets. */
export async function rememberSignUp(memory: SignUpMemory | undefined, origin: string): Promise<HeadersInit> {
  const secure = origin.startsWith('https:');
  const line = await cookie.serialize(memory ?? '', { secure, ...(memory ? {} : { maxAge: 0 }) });
  return { 'set-cookie': line };
}
