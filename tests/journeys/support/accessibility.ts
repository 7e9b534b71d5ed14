import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { atRest } from './at-rest.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface Violation {
  id: string;
  help: string;
  nodes: { target: string[]; failureSummary: string }[];
}

/** What axe finds on a page against WCAG 2.2 AA: a line a fault, none when all is well. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await atRest(page);
  // Through the debugger, not as a script of the page: the page's own policy refuses those.
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async (values): Promise<Violation[]> => {
    const { axe: run } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: Violation[] }> };
    };
    return (await run.run({ runOnly: { type: 'tag', values } })).violations;
  }, rules);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${new URL(page.url()).pathname}: ${id}: ${help}: ${target.join(' ')}`),
  );
}
