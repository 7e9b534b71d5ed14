import { createHash } from 'node:crypto';

/** The frame in which a learner's browser runs the learner's code. */
export const codeSandbox = '/code-sandbox.html';

/**
 * The policy of that frame. `sandbox` takes its origin away, so that it has no storage, no cookies and no page of ours,
 * even where somebody opens it by itself; it runs its one script, known by its hash, and workers that this script makes.
 * The same policy holds in those workers: nothing is loaded, and nothing is sent.
 */
export function codeSandboxPolicy(html: Uint8Array): string {
  const [, script = ''] = /<script>([\s\S]*?)<\/script>/.exec(new TextDecoder().decode(html)) ?? [];
  const hash = createHash('sha256').update(script).digest('base64');
  return [
    "default-src 'none'",
    `script-src 'sha256-${hash}' blob:`,
    'worker-src blob:',
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    'sandbox allow-scripts',
  ].join('; ');
}
