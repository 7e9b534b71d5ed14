import { globSync, readFileSync } from 'node:fs';
import { startVitest, type Vitest } from 'vitest/node';
import { projectRoot } from '../stack/project.ts';

/** What `runTests` needs. */
export interface RunTestsInput {
  /** The test files that are meant: those in which this text stands. */
  readonly using: string;
  /** Words of which one must be in a file's name; none means all. */
  readonly names?: readonly string[];
  /** Which tests of a file, by a pattern of their names; by default all. */
  readonly testNamePattern?: string | undefined;
  /** What the tests ask for by `inject`. */
  readonly provide: Readonly<Record<string, number>>;
  readonly timeoutMs: number;
  /** What must be started before them, such as a database; by default nothing. */
  readonly globalSetup?: readonly string[];
}

/** The test files of the packages in which a text stands. */
export function testFilesUsing(text: string): string[] {
  return globSync('packages/*/src/**/*.test.ts', { cwd: projectRoot }).filter((file) =>
    readFileSync(`${projectRoot}/${file}`, 'utf8').includes(text),
  );
}

/** Runs them otherwise than `npm test` does. A failed test sets the exit code; whoever calls it closes what it gives. */
export function runTests(input: RunTestsInput): Promise<Vitest> {
  const { using, names = [], testNamePattern, provide, timeoutMs, globalSetup = [] } = input;
  const conditions = { resolve: { conditions: ['source'] } };
  const config = { config: false, root: projectRoot, run: true, include: testFilesUsing(using) } as const;
  const chosen = testNamePattern === undefined ? {} : { testNamePattern };
  return startVitest(
    'test',
    [...names],
    { ...config, ...chosen, provide, globalSetup: [...globalSetup], testTimeout: timeoutMs, hookTimeout: 60_000 },
    { ...conditions, ssr: conditions },
  );
}
