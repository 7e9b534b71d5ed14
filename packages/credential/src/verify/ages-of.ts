import type { Evidence, Requirement } from './evidence.ts';
import type { TechnicalDocument } from './result.ts';

/** The copies that were there to be used, each with its age at the time of the verdict. */
export function agesOf(requirements: readonly Requirement[], { retrievals }: Evidence, now: Date): TechnicalDocument[] {
  return requirements.flatMap(({ kind, url }) => {
    const retrieval = retrievals.get(url);
    if (retrieval?.ok !== true) return [];
    const { fetchedAt } = retrieval;
    const ageSeconds = Math.max(0, Math.round((now.getTime() - fetchedAt.getTime()) / 1_000));
    return [{ kind, url, fetchedAt: fetchedAt.toISOString(), ageSeconds }];
  });
}
