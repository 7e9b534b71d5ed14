import { createClient, type LaurelClient } from '@laurel/sdk';
import { mailTo } from './mail.ts';

/** Somebody who uses Laurel through the API with a session, as a browser would. */
export interface Visitor {
  client: LaurelClient;
  name: string;
  email: string;
  password: string;
}

/** A fetch that keeps cookies. */
export function cookieFetch(origin: string): typeof fetch {
  const jar = new Map<string, string>();
  return async (input, init) => {
    const request = new Request(input, init);
    request.headers.set('origin', origin);
    request.headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(request);
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  };
}

/** Signs somebody up over the API and proves the address with the token from the mail. */
export async function signUpVisitor(
  origin: string,
  { name, email }: { name: string; email: string },
): Promise<Visitor> {
  const password = 'a passphrase for the journey';
  const client = createClient({ origin, fetch: cookieFetch(origin) });
  await client.signUp({ body: { name, email, password } });
  const mail = await mailTo(origin, email, /token=/);
  const token = /token=([\w.-]+)/.exec(mail.text)?.[1] ?? '';
  await client.verifyEmail({ body: { token } });
  return { client, name, email, password };
}
