import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { codeSandboxPolicy } from './code-sandbox.ts';

const source = path.join(import.meta.dirname, '..');

test('J08: the sandbox runs its own script and its workers, has no origin, and reaches nothing', () => {
  const script = '\n  run();\n';
  const policy = codeSandboxPolicy(Buffer.from(`<!doctype html><script>${script}</script>`));
  const hash = createHash('sha256').update(script).digest('base64');
  expect(policy.split('; ')).toEqual([
    "default-src 'none'",
    `script-src 'sha256-${hash}' blob:`,
    'worker-src blob:',
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    'sandbox allow-scripts',
  ]);
});

test('J08: nothing of learning can run what a learner wrote', () => {
  const learning = path.join(source, 'modules/learning');
  const files = readdirSync(learning, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /(?<!\.test)\.ts$/.test(name),
  );
  expect(files.length).toBeGreaterThan(100);
  for (const name of files) {
    const text = readFileSync(path.join(learning, name), 'utf8');
    expect([
      name,
      /node:(vm|child_process|worker_threads|cluster)|\beval\(|new Function\(|import\((?!')/.test(text),
    ]).toEqual([name, false]);
  }
});
