import { allParts, type Part } from './checks/all-parts.ts';
import { type Check, failure } from './checks/check.ts';

const total = { passed: 0, failed: 0, skipped: 0 };

async function runCheck({ name: partName }: Part, check: Check): Promise<void> {
  const began = performance.now();
  const result = await check
    .run()
    .catch((error: unknown) => failure(error instanceof Error ? (error.stack ?? '') : String(error)));
  const seconds = ((performance.now() - began) / 1_000).toFixed(1);
  for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += result[key];
  const mark = result.failed > 0 ? '✗' : '✓';
  console.log(`${mark} ${partName.padEnd(9)} ${check.name.padEnd(20)} ${tally(result).padEnd(24)} ${seconds} s`);
  if (result.detail) console.log(result.detail.replaceAll(/^(?=.)/gm, '    '));
}

function tally({ passed, failed, skipped }: typeof total): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** Runs every part, or those named on the command line; resolves with the exit code. */
async function main(names: readonly string[]): Promise<number> {
  const parts = allParts();
  const unknown = names.filter((name) => !parts.some((part) => part.name === name));
  if (unknown.length > 0) {
    console.error(
      `There is no part "${unknown.join('", "')}": name some of ${parts.map(({ name }) => name).join(', ')}.`,
    );
    return 1;
  }
  const chosen = names.length > 0 ? parts.filter(({ name }) => names.includes(name)) : parts;
  for (const part of chosen) for (const check of part.checks) await runCheck(part, check);
  console.log(tally(total));
  return total.failed > 0 ? 1 : 0;
}

if (process.channel) process.once('disconnect', () => process.exit(1));
process.channel?.unref();
process.exit(await main(process.argv.slice(2)));
