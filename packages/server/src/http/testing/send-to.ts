import { type Endpoint, endpoints } from '@laurel/api';
import type { TestApp } from '../../testing/test-app.ts';

/** Every endpoint of the contract. */
export const allEndpoints = Object.values<Endpoint>(endpoints);

/** Those that change something. */
export const writes = allEndpoints.filter(({ method }) => method !== 'GET');

/** The address of an endpoint. */
export function addressOf({ path }: Endpoint, ids: Record<string, string> = {}): string {
  return path.replaceAll(/\{\+?(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name] ?? 'missing'));
}

/** What a test sends: nothing is added to the headers. */
export interface Sending {
  ids?: Record<string, string>;
  headers?: HeadersInit;
  body?: string | Uint8Array<ArrayBuffer>;
  method?: string;
}

/** Sends a request to an endpoint as it is given. */
export async function sendTo(
  { app, origin }: Pick<TestApp, 'app' | 'origin'>,
  endpoint: Endpoint,
  { ids = {}, headers = {}, body, method = endpoint.method }: Sending = {},
): Promise<{ status: number; code: string | undefined; headers: Headers; text: string }> {
  const request = new Request(new URL(addressOf(endpoint, ids), origin), {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
  });
  const response = await app.fetch(request);
  const text = await response.text();
  const problem = response.headers.get('content-type') === 'application/problem+json';
  return {
    status: response.status,
    code: problem ? (JSON.parse(text) as { code: string }).code : undefined,
    headers: response.headers,
    text,
  };
}
