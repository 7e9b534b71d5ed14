import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient, type LaurelClient } from '@laurel/sdk';
import type { CaughtMail } from '../stack/mail-catcher.ts';
import type { Stack } from '../stack/start-stack.ts';

const password = 'a passphrase for measuring';

/** Signs somebody up as anybody would, by the link in the mail. */
export async function signUp(
  { origin, mailDirectory = '' }: Stack,
  email: string,
): Promise<{ client: LaurelClient; password: string }> {
  const client = createClient({ origin, fetch: keepingCookies(origin) });
  await client.signUp({ body: { name: 'Somebody', email, password } });
  await client.verifyEmail({ body: { token: await mailedToken(mailDirectory, email) } });
  return { client, password };
}

async function mailedToken(directory: string, email: string): Promise<string> {
  for (let tries = 0; tries < 300; tries++) {
    const newestFirst = (await readdir(directory))
      .filter((file) => file.endsWith('.json'))
      .sort()
      .reverse();
    for (const name of newestFirst) {
      // The catcher keeps the newest alone: the others go while these are read.
      const text = await readFile(path.join(directory, name), 'utf8').catch(() => undefined);
      if (text === undefined) continue;
      // The catcher writes nothing else.
      const mail = JSON.parse(text) as CaughtMail;
      const token = mail.to.includes(email) && /token=([\w.-]+)/.exec(mail.text)?.[1];
      if (token) return token;
    }
    await sleep(100);
  }
  throw new Error(`no link was mailed to ${email}`);
}

function keepingCookies(origin: string): typeof fetch {
  let cookie = '';
  return async (input, init) => {
    const request = new Request(input, init);
    request.headers.set('origin', origin);
    request.headers.set('cookie', cookie);
    const response = await fetch(request);
    const set = response.headers.getSetCookie().map((line) => line.split(';')[0]);
    if (set.length > 0) cookie = set.join('; ');
    return response;
  };
}
