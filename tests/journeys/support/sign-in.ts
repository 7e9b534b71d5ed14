import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { Visitor } from './visitor.ts';

/** Fills in the sign-in page and presses its button; what comes of it is for the journey to wait for. */
export async function signIn(
  page: Page,
  origin: string,
  { email, password }: Pick<Visitor, 'email' | 'password'>,
): Promise<void> {
  await page.goto(`${origin}/sign-in`);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** Signs in and waits until that is done. From one address ten may try in a minute: who is the eleventh waits, as they are told. */
export async function comeIn(...[page, origin, visitor]: Parameters<typeof signIn>): Promise<void> {
  for (let isIn = false; !isIn; ) {
    await signIn(page, origin, visitor);
    isIn = await Promise.any([
      page.waitForURL((url) => url.pathname !== '/sign-in').then(() => true),
      page
        .getByText('That was a little too fast.')
        .first()
        .waitFor()
        .then(() => sleep(5_000, false)),
    ]);
  }
}
