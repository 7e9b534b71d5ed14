const sections = new Map([
  ['credential', 'credentials'],
  ['achievement', 'achievements'],
  ['programme', 'programmes'],
  ['signing-key', 'signing-keys'],
]);

/** The page in the console of what an audit line is about, `credential:{id}`; nothing where it has none. */
export function subjectAddress(base: string, subject: string): string | undefined {
  const [kind = '', id] = subject.split(':', 2);
  const section = sections.get(kind);
  return section && id ? `${base}/${section}/${id}` : undefined;
}

/** The facts kept with an audit line, on one line. */
export function detailWords(detail: Readonly<Record<string, unknown>>): string {
  return Object.entries(detail)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ');
}

/** A subject in the width of a table; the whole of it is in the download. */
export function shortSubject(subject: string): string {
  return subject.replace(/([0-9a-f]{8})-[0-9a-f-]{27}$/, '$1…');
}
