import { performance } from 'node:perf_hooks';
import type { AnswerOf, endpoints } from '@laurel/api';
import type { IssuerDeps } from '../deps.ts';
import { assessCompromise } from './assess-compromise.ts';
import type { KeyPlace } from './find-key.ts';

/** Rehearses a compromise: the same finding as for a real one, its time taken, and a line in the audit log. Nothing else changes. */
export async function drillCompromise(
  deps: Pick<IssuerDeps, 'database' | 'transparencyLog' | 'clock'>,
  input: KeyPlace & { since: string },
): Promise<AnswerOf<typeof endpoints.drillCompromise>> {
  const start = performance.now();
  const found = await assessCompromise(deps, input);
  const tookMilliseconds = Math.ceil(performance.now() - start);
  return deps.database.write(input.scope, async (unit) => {
    const { since, logSize, affected, toReissue, estimatedSeconds } = found;
    await unit.audit({
      action: 'signing-key.drilled',
      subject: `signing-key:${input.signingKeyId}`,
      detail: { since, logSize, affected, toReissue, estimatedSeconds, tookMilliseconds },
    });
    return { ...found, ranAt: unit.now.toISOString(), tookMilliseconds };
  });
}
