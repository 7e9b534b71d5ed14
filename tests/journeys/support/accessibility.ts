import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface Violation {
  id: string;
  help: string;
  nodes: { target: string[]; failureSummary: string }[];
}

/** What axe finds on a page against WCAG 2.2 AA: a line a fault, none when all is well. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  // Through the debugger, not as a script of the page: the page's own policy refuses those.
  await page.evaluate(axe);
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
