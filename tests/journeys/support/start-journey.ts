import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type JourneyBrowser, startBrowser } from './browser.ts';
import { comeIn } from './sign-in.ts';
import { type Install, startInstall, type WantedInstall } from './start-install.ts';
import type { Visitor } from './visitor.ts';

/** An install, and a browser that looks at it: its fields are there from the first hook on. */
export interface Journey extends Install {
  browser: JourneyBrowser;
  /** A window of its own in which somebody is signed in. */
  openAs(visitor: Pick<Visitor, 'email' | 'password'>, options?: BrowserContextOptions): Promise<Page>;
}

/** Starts Laurel and a browser before the tests of a file, and ends both after them. Called above the file's own hooks. */
export function startJourney(wanted: WantedInstall): Journey {
  const journey: Install & Partial<Journey> = startInstall(wanted);
  beforeAll(async () => {
    const browser = await startBrowser(journey.origin);
    Object.assign(journey, {
      browser,
      async openAs(...[visitor, options]: Parameters<Journey['openAs']>) {
        const page = await browser.open(options);
        await comeIn(page, journey.origin, visitor);
        return page;
      },
    } satisfies Partial<Journey>);
  });
  // Hooks after the tests run last to first: the browser goes before what it looks at.
  afterAll(() => journey.browser?.close());
  // Nobody looks at a field before the first hook.
  return journey as Journey;
}
