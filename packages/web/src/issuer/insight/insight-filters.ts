/** What figures are narrowed by, as it stands in the address. */
export interface InsightFilters {
  from: string | undefined;
  to: string | undefined;
  programmeId: string | undefined;
  cohortId: string | undefined;
}

const month = /^\d{4}-(0[1-9]|1[0-2])$/;
const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads them from an address; what does not fit counts as not given. */
export function readInsightFilters({ searchParams }: URL): InsightFilters {
  const read = (name: string, pattern: RegExp) => {
    const value = searchParams.get(name) ?? '';
    return pattern.test(value) ? value : undefined;
  };
  const [from, to] = [read('from', month), read('to', month)];
  // The wrong way round is a slip, and easily put right.
  const isTurned = from !== undefined && to !== undefined && from > to;
  return {
    from: isTurned ? to : from,
    to: isTurned ? from : to,
    programmeId: read('programme', id),
    cohortId: read('cohort', id),
  };
}

/** The query of an address with these filters, with its question mark; empty where there are none. */
export function insightSearch({ from, to, programmeId, cohortId }: InsightFilters): string {
  const search = new URLSearchParams();
  const named = { from, to, programme: programmeId, cohort: cohortId };
  for (const [name, value] of Object.entries(named)) if (value) search.set(name, value);
  return search.size === 0 ? '' : `?${search}`;
}
