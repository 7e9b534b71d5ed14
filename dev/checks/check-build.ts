import { buildWeb } from '../stack/build-web.ts';
import { StackError } from '../stack/stack-error.ts';
import { type CheckResult, failure } from './check.ts';

/** Checks that the web pages build. */
export async function checkBuild(): Promise<CheckResult> {
  try {
    await buildWeb();
    return { passed: 1, failed: 0, skipped: 0 };
  } catch (error) {
    if (error instanceof StackError) return failure(error.message);
    throw error;
  }
}
