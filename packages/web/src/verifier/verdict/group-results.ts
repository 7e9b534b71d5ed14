/** A result with the criteria that it was marked by. */
export interface GroupedResult<R> {
  whole: R;
  /** Each by what the criterion alone is called. */
  criteria: { name: string; result: R }[];
}

/**
 * Puts the criteria of a rubric beneath the assessment that they belong to. Open Badges 3.0 has one flat list: a criterion is known
 * by following its assessment under that one’s name, as in “The project” and “The project: Method”.
 */
export function groupResults<R extends { name?: string | undefined }>(results: readonly R[]): GroupedResult<R>[] {
  const groups: GroupedResult<R>[] = [];
  for (const result of results) {
    const last = groups.at(-1);
    const before = `${last?.whole.name}: `;
    if (last?.whole.name && result.name?.startsWith(before) && result.name.length > before.length)
      last.criteria.push({ name: result.name.slice(before.length), result });
    else groups.push({ whole: result, criteria: [] });
  }
  return groups;
}
