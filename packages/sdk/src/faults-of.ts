import { type BodyInputOf, type Endpoint, type EndpointId, endpoints } from '@laurel/api';

/**
 * What is wrong with a body before it is sent: one entry a fault, as the server would answer; empty when it fits.
 *
 * NOTE: it knows the form only. What needs the database, such as whether a short name is free, only the server can say.
 *
 * @example
 * import { faultsOf } from '@laurel/sdk';
 *
 * console.log(faultsOf('signIn', { email: 'not an address', password: 'x' }));
 */
export function faultsOf<Id extends EndpointId>(
  endpointId: Id,
  body: BodyInputOf<(typeof endpoints)[Id]>,
): { pointer: string; message: string }[] {
  const endpoint: Endpoint = endpoints[endpointId];
  const parsed = endpoint.body?.safeParse(body);
  if (!parsed || parsed.success) return [];
  return parsed.error.issues.map(({ path, message }) => ({ pointer: `/${path.join('/')}`, message }));
}
