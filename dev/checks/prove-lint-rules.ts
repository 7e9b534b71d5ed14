import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectRoot } from '../stack/project.ts';
import { type CheckResult, failure } from './check.ts';
import { lintBreaches } from './lint-breaches.ts';
import { runTool } from './run-tool.ts';

interface Configuration {
  vcs?: unknown;
  linter: { rules: Record<string, Record<string, unknown>> };
}

interface Report {
  diagnostics: { category: string; location?: { path?: string | { file?: string } } }[];
}

/** Breaks each lint rule that `biome.json` sets, and expects each breach to be caught. Counts the rules. */
export async function proveLintRules(): Promise<CheckResult> {
  // Outside the project: within it, biome would leave out the rules that need to know types.
  const folder = mkdtempSync(path.join(tmpdir(), 'laurel-prove-lint-'));
  try {
    const configuration = JSON.parse(readFileSync(path.join(projectRoot, 'biome.json'), 'utf8')) as Configuration;
    writeBreaches(folder, configuration);
    const args = ['lint', '--reporter=json', '--max-diagnostics=none', '.'];
    const { stdout, stderr } = await runTool('biome', args, { cwd: folder });
    const caught = parse(stdout);
    if (!caught) return failure(`biome gave no report: ${(stderr || stdout).slice(0, 2_000)}`);
    return judge(rulesOf(configuration), caught);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeBreaches(folder: string, { vcs: _, ...configuration }: Configuration): void {
  writeFileSync(path.join(folder, 'biome.json'), JSON.stringify({ ...configuration, root: true }));
  for (const [rule, { file, text }] of Object.entries(lintBreaches)) {
    const place = path.join(folder, 'src', placeOf(rule));
    mkdirSync(place, { recursive: true });
    writeFileSync(path.join(place, file ?? 'breach.ts'), `${text}\n`);
  }
}

function judge(rules: readonly string[], caught: ReadonlySet<string>): CheckResult {
  const faults = new Map<string, string>();
  for (const rule of rules) {
    if (!lintBreaches[rule]) faults.set(rule, `${rule}: nothing proves that it bites.`);
    else if (!caught.has(rule)) faults.set(rule, `${rule}: did not catch its breach.`);
  }
  for (const rule of Object.keys(lintBreaches)) {
    if (!rules.includes(rule)) faults.set(rule, `${rule}: is proven, but is no rule any more.`);
  }
  const all = new Set([...rules, ...Object.keys(lintBreaches)]).size;
  return { passed: all - faults.size, failed: faults.size, skipped: 0, detail: [...faults.values()].join('\n') };
}

function rulesOf({ linter }: Configuration): string[] {
  return Object.entries(linter.rules).flatMap(([group, rules]) => Object.keys(rules).map((rule) => `${group}/${rule}`));
}

function placeOf(rule: string): string {
  return rule.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

// A breach counts as caught when its own rule speaks in its own file.
function parse(stdout: string): Set<string> | undefined {
  try {
    const { diagnostics } = JSON.parse(stdout.slice(stdout.indexOf('{'))) as Report;
    const found = diagnostics.flatMap(({ category, location }) => {
      const rule = category.replace(/^lint\//, '');
      const file = typeof location?.path === 'string' ? location.path : location?.path?.file;
      return file?.includes(`src/${placeOf(rule)}/`) ? [rule] : [];
    });
    return new Set(found);
  } catch {
    return undefined;
  }
}
