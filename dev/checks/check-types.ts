import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../stack/project.ts';
import { type Check, resultOf } from './check.ts';
import { runTool } from './run-tool.ts';

/** One check of types for the root, for each package and for the contracts. */
export function typeChecks(): Check[] {
  const packages = readdirSync(path.join(projectRoot, 'packages')).map((name) => `packages/${name}`);
  return ['.', ...packages, 'contracts'].map((folder) => ({
    name: folder === '.' ? 'dev, tests' : folder,
    run: () => checkTypes(folder),
  }));
}

async function checkTypes(folder: string) {
  const cwd = path.join(projectRoot, folder);
  if (existsSync(path.join(cwd, 'react-router.config.ts'))) {
    const typegen = await runTool('react-router', ['typegen'], { cwd });
    if (typegen.code !== 0) return resultOf(typegen);
  }
  return resultOf(await runTool('tsc', ['--noEmit', '--pretty', 'false', '-p', folder]));
}
