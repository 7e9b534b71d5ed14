import { type Check, failure, resultOf } from './check.ts';
import { checkBuild } from './check-build.ts';
import { checkImports } from './check-imports.ts';
import { checkInteropTable, forgetInteropRows } from './check-interop-table.ts';
import { checkLockfile } from './check-lockfile.ts';
import { typeChecks } from './check-types.ts';
import { ensureBrowser } from './ensure-browser.ts';
import { proveImportRules } from './prove-import-rules.ts';
import { proveLintRules } from './prove-lint-rules.ts';
import { runTool } from './run-tool.ts';
import { runVitest } from './run-vitest.ts';

/** What can be asked for by name, with its checks. */
export interface Part {
  name: string;
  checks: Check[];
}

/** Every part in a sensible order: what is quick and most often wrong first. */
export function allParts(): Part[] {
  return [
    part('types', ...typeChecks()),
    part('lint', { name: 'biome', run: async () => resultOf(await runTool('biome', ['ci', '--colors=off', '.'])) }),
    part('lockfile', { name: 'package-lock.json', run: checkLockfile }),
    part('arch', { name: 'import rules', run: checkImports }),
    part(
      'prove',
      { name: 'import rules bite', run: proveImportRules },
      { name: 'lint rules bite', run: proveLintRules },
    ),
    part('unused', { name: 'knip', run: async () => resultOf(await runTool('knip', ['--no-progress'])) }),
    part('build', { name: 'web pages', run: checkBuild }),
    ...['unit', 'server'].map((name) => part(name, { name: 'tests', run: () => runVitest(name) })),
    part('interop', { name: 'tests', run: runInterop }, { name: 'table in README', run: checkInteropTable }),
    part('journeys', { name: 'tests', run: () => runInBrowser('journeys') }),
  ];
}

function part(name: string, ...checks: Check[]): Part {
  return { name, checks };
}

function runInterop() {
  forgetInteropRows();
  return runInBrowser('interop');
}

async function runInBrowser(project: string) {
  const found = await ensureBrowser();
  return 'fault' in found ? failure(found.fault) : runVitest(project, { CHROME_PATH: found.browser });
}
