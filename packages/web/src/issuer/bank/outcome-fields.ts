const prefix = 'outcome.';

/** The name of the box that says that a question shows an outcome. */
export function fieldOfOutcome(id: string): string {
  return prefix + id;
}

/** The outcome that a box is about; nothing for any other field. */
export function idOfField(name: string): string | undefined {
  return name.startsWith(prefix) ? name.slice(prefix.length) : undefined;
}
