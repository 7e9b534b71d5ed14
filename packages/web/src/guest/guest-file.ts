import { clientOf } from '../session/client.ts';
import { needed } from '../session/refusal.ts';
import type { Route } from './+types/guest-file.ts';
import { guestHeaders, guestSessionOf } from './guest-cookie.ts';

/** A file of the work, for whoever holds the link and has confirmed their address. */
export async function loader({ request, params, context, url }: Route.LoaderArgs) {
  const { token, fileId } = params;
  const session = guestSessionOf(request, token) ?? '';
  const file = await needed(clientOf(context).getGuestFile({ body: { token, session, fileId } }), url);
  const headers = new Headers(guestHeaders);
  for (const name of ['content-type', 'content-disposition', 'content-length', 'cross-origin-resource-policy']) {
    const value = file.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  return new Response(file.body as BodyInit | null, { headers });
}
