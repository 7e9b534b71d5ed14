import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { projectRoot } from '../stack/project.ts';
import { type CheckResult, failure } from './check.ts';
import { cruise } from './cruise.ts';
import { importAids, importBreaches, moduleNames } from './import-breaches.ts';

/**
 * Breaks each import rule on purpose in a copy of the sources and expects each breach to be caught: a rule that cannot
 * fail is no rule. Counts the rules.
 */
export async function proveImportRules(): Promise<CheckResult> {
  const copy = path.join(projectRoot, '.cache', `prove-imports-${process.pid}`);
  try {
    copySources(copy);
    for (const { file, imports } of [...importBreaches, ...importAids]) {
      const text = imports.map(
        (name, index) => `import type * as breach${index} from '${name}';\nexport type { breach${index} };\n`,
      );
      mkdirSync(path.dirname(path.join(copy, file)), { recursive: true });
      appendFileSync(path.join(copy, file), text.join(''));
    }
    const result = await cruise(copy, ['packages', 'contracts', 'dev', 'tests']);
    if (typeof result === 'string') return failure(result);
    const caught = new Set(result.violations.map(({ rule, from }) => `${rule} ${from}`));
    return judge((rule, file) => caught.has(`${rule} ${file}`));
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function judge(isCaught: (rule: string, file: string) => boolean): CheckResult {
  const proven = new Set(importBreaches.map(({ rule }) => rule));
  const rules = new Set(ruleNames());
  const faults = new Map<string, string>();
  for (const rule of rules) if (!proven.has(rule)) faults.set(rule, `${rule}: nothing proves that it bites.`);
  for (const rule of proven) if (!rules.has(rule)) faults.set(rule, `${rule}: is proven, but is no rule any more.`);
  for (const { rule, file, imports } of importBreaches) {
    if (rules.has(rule) && !isCaught(rule, file))
      faults.set(rule, `${rule}: did not catch ${file} → ${imports.join(', ')}`);
  }
  const all = new Set([...rules, ...proven]).size;
  return { passed: all - faults.size, failed: faults.size, skipped: 0, detail: [...faults.values()].join('\n') };
}

function ruleNames(): string[] {
  const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as {
    forbidden: { name: string }[];
  };
  return forbidden.map(({ name }) => name);
}

function copySources(copy: string): void {
  rmSync(copy, { recursive: true, force: true });
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.base.json', 'package.json']) {
    cpSync(path.join(projectRoot, file), path.join(copy, file));
  }
  const links = path.join(copy, 'node_modules', '@laurel');
  mkdirSync(links, { recursive: true });
  const packages = readdirSync(path.join(projectRoot, 'packages')).map((name) => `packages/${name}`);
  for (const folder of [...packages, 'contracts']) {
    for (const part of ['package.json', 'src']) {
      const from = path.join(projectRoot, folder, part);
      if (existsSync(from)) cpSync(from, path.join(copy, folder, part), { recursive: true });
    }
    // Other packages are found where they are, further up.
    symlinkSync(path.join('..', '..', folder), path.join(links, path.basename(folder)));
    addDoor(path.join(copy, folder, 'src'));
  }
  const server = path.join(copy, 'packages', 'server', 'src');
  for (const name of moduleNames) addDoor(path.join(server, 'modules', name));
  for (const name of ['http', 'storage', 'adapters']) addDoor(path.join(server, name));
}

// A place that is not built yet has a door too, and every place something behind it.
function addDoor(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const door = path.join(folder, 'index.ts');
  if (!existsSync(door)) writeFileSync(door, 'export type Door = string;\n');
  writeFileSync(path.join(folder, 'inner.ts'), 'export type Inner = string;\n');
}
