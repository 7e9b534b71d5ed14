import type { Cohort } from '@laurel/sdk';

/** The cohort that the address names; another programme’s, or none that is known, counts as not given. */
export function cohortIn(cohorts: readonly Cohort[], url: URL): Cohort | undefined {
  const wanted = url.searchParams.get('cohort');
  return cohorts.find(({ id }) => id === wanted);
}
