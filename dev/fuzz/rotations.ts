import { runTests } from './run-tests.ts';

// Exchanges a key a thousand times while credentials are issued: `npm run rotations`, or as many times as `npm run rotations -- 50`
// says. `npm test` makes as many as fit into half a minute. Prints the figures, and fails if one credential does not verify.
const [count = '1000', ...others] = process.argv.slice(2);
const rotations = Number(count);
if (!Number.isInteger(rotations) || rotations < 1 || others.length > 0)
  throw new Error('Say how many rotations, as one whole number above 0.');
const vitest = await runTests({
  using: "inject('rotations')",
  provide: { rotations },
  timeoutMs: 24 * 3_600_000,
  globalSetup: ['dev/testing/database.ts'],
});
await vitest.close();
