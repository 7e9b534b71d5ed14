import { redirect } from 'react-router';
import { clientOf } from '../session/client.ts';
import type { Route } from './+types/sign-out.ts';

/** Opened by hand, nothing happens: a link must not sign anybody out. */
export function loader() {
  return redirect('/');
}

/** Ends the session at once. Without one there is nothing to end. */
export async function action({ context }: Route.ActionArgs) {
  await clientOf(context).signOut();
  return redirect('/', 303);
}
