import { runTool } from './run-tool.ts';

/** A breach of an import rule. */
export interface Violation {
  rule: string;
  from: string;
  to: string;
}

/** What dependency-cruiser read and found. */
export interface CruiseResult {
  modules: ReadonlySet<string>;
  violations: Violation[];
}

interface Report {
  modules: { source: string }[];
  summary: { violations: { from: string; to: string; rule: { name: string } }[] };
}

/** Reads the imports of the folders by the rules in `root`; a text says why it could not. */
export async function cruise(root: string, folders: readonly string[]): Promise<CruiseResult | string> {
  const args = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', '--no-progress', ...folders];
  const { code, stdout, stderr } = await runTool('depcruise', args, { cwd: root });
  try {
    const { modules, summary } = JSON.parse(stdout) as Report;
    return {
      modules: new Set(modules.map(({ source }) => source)),
      violations: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
    };
  } catch {
    return `dependency-cruiser ended with exit code ${code} and no report: ${(stderr || stdout).slice(0, 2_000)}`;
  }
}
