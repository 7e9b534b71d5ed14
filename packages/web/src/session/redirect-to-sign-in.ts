import { redirect } from 'react-router';
import { safeNext } from './safe-next.ts';

/** Sends the reader to sign in and, after that, back to `url` (the loader's own `url` argument). `throw` the result. */
export function redirectToSignIn(url: URL): Response {
  const next = safeNext(`${url.pathname}${url.search}`);
  return redirect(`/sign-in?${new URLSearchParams({ next })}`);
}
