const names = ['skill', 'level', 'language', 'provider', 'maxHours', 'price'] as const;

/** What the catalogue is narrowed by, as it stands in the address. */
export type Narrowing = Partial<Record<(typeof names)[number], string>>;

/** Reads it out of the address; what is empty, or no number where one belongs, narrows nothing. */
export function narrowingOf({ searchParams }: URL): Narrowing {
  const given = names.flatMap((name) => {
    const value = searchParams.get(name)?.trim() ?? '';
    return value === '' || !fits(name, value) ? [] : [[name, value] as const];
  });
  return Object.fromEntries(given);
}

function fits(name: (typeof names)[number], value: string): boolean {
  if (name === 'maxHours') return /^\d{1,4}$/.test(value);
  if (name === 'price') return value === 'free';
  return value.length <= { skill: 200, level: 60, language: 35, provider: 60 }[name];
}
