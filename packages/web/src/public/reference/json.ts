/** Careful looks into a JSON document that nobody has typed. */
export type Json = Readonly<Record<string, unknown>>;

/** The object it is, or one without members. */
export function record(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
