import { redirect } from 'react-router';
import { preferenceCookiesOf } from '../session/preferences.ts';
import { safeNext } from '../session/safe-next.ts';
import { visitContext } from '../session/visit.ts';
import type { Route } from './+types/preferences.ts';

/** Opened by hand there is nothing to see. */
export function loader() {
  return redirect('/');
}

/** Remembers the appearance or language a reader chose, and goes back to where they were. */
export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const headers = new Headers();
  for (const cookie of preferenceCookiesOf(form, context.get(visitContext).origin))
    headers.append('set-cookie', cookie);
  return redirect(safeNext(form.get('next')), { status: 303, headers });
}
