import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../stack/project.ts';
import { type CheckResult, failure } from './check.ts';
import { runTool } from './run-tool.ts';

interface Report {
  success: boolean;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { status: string; fullName: string; failureMessages?: string[] | null }[];
  }[];
}

type File = Report['testResults'][number];

const timeoutSeconds = 3_600;

/** Runs one of vitest's projects and counts each of its tests. */
export async function runVitest(project: string, env: NodeJS.ProcessEnv = {}): Promise<CheckResult> {
  const file = path.join(projectRoot, '.cache', `vitest-${project}-${randomUUID()}.json`);
  mkdirSync(path.dirname(file), { recursive: true });
  try {
    const args = ['run', '--project', project, '--reporter=json', `--outputFile=${file}`];
    const { code, stdout, stderr } = await runTool('vitest', args, { env, timeoutSeconds });
    const said = `${stdout}\n${stderr}`.trim().split('\n').slice(-30).join('\n');
    if (!existsSync(file)) return failure(`vitest ended with exit code ${code} and no report.\n${said}`);
    return count(JSON.parse(readFileSync(file, 'utf8')) as Report, said);
  } finally {
    rmSync(file, { force: true });
  }
}

function count({ success, testResults }: Report, said: string): CheckResult {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const of = (status: string) => tests.filter((test) => test.status === status).length;
  const broken = testResults.filter(isBroken);
  const counted = { passed: of('passed'), failed: of('failed') + broken.length };
  const skipped = tests.length - of('passed') - of('failed');
  const detail = [...broken.map(tellBroken), ...testResults.flatMap(tellFailures)].join('\n');
  if (tests.length === 0 && broken.length === 0) return failure('There is no test in this project.');
  // An error outside of every test fails the run without failing one of them.
  if (!success && counted.failed === 0) return { ...counted, failed: 1, skipped, detail: said };
  return { ...counted, skipped, ...(detail ? { detail } : {}) };
}

// A file that could not even be read has no test that failed.
function isBroken({ status, assertionResults }: File): boolean {
  return status === 'failed' && !assertionResults.some((test) => test.status === 'failed');
}

function tellBroken({ name, message }: File): string {
  return `${path.relative(projectRoot, name)}: ${firstLines(message)}`;
}

function tellFailures({ name, assertionResults }: File): string[] {
  return assertionResults
    .filter(({ status }) => status === 'failed')
    .map(
      ({ fullName, failureMessages }) =>
        `${path.relative(projectRoot, name)} › ${fullName}\n  ${firstLines(failureMessages?.join('\n') ?? '')}`,
    );
}

function firstLines(text: string): string {
  return text.split('\n').slice(0, 8).join('\n  ');
}
