/** The address of a list with these filters: what is empty is left out. */
export function listAddress(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value) search.set(name, value);
  return search.size === 0 ? path : `${path}?${search}`;
}

/** One of a known set from the address; anything else counts as not given. */
export function chosenOf<T extends string>(url: URL, name: string, known: readonly T[]): T | undefined {
  const value = url.searchParams.get(name);
  return known.find((entry) => entry === value);
}
