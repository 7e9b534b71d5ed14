import { negotiate } from '@laurel/credential';
import { Problem } from './problem.ts';
import type { World } from './world.ts';

/** The media types of a status list, the one it is sent as where anything is welcome first. */
const types = ['application/vc', 'application/ld+json', 'application/json'] as const;

/** Sends a status list in the type that is asked for. */
export async function sendStatusList({ origin, statusLists }: World, request: Request): Promise<Response> {
  const list = await statusLists.at(`${origin}${new URL(request.url).pathname}`);
  if (list === undefined) throw new Problem(404, 'request.unknown', 'There is no such status list.');
  const type = negotiate(request.headers.get('accept') ?? undefined, types);
  if (type === undefined) throw new Problem(406, 'request.type', `A status list is sent as ${types.join(', ')}.`);
  return Response.json(list, { headers: { 'content-type': type, vary: 'accept', 'access-control-allow-origin': '*' } });
}
