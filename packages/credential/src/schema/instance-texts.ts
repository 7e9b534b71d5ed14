import type { JsonValue } from '../model/json-value.ts';
import { matchesPattern } from './matches-pattern.ts';
import { parsePattern } from './parse-pattern.ts';
import type { Work } from './work.ts';

/** Every text of one instance: the values, and the keys, which `propertyNames` treats as values. */
export interface InstanceTexts {
  readonly all: readonly string[];
  /** The most members that one object or array has. */
  readonly width: number;
  /** The texts that match a pattern. */
  matching(pattern: string, work: Work): readonly string[];
  /** The keys that match a pattern. */
  keysMatching(pattern: string, work: Work): readonly string[];
}

/** Collects the texts of an instance. */
export function instanceTexts(instance: JsonValue): InstanceTexts {
  const values = new Set<string>();
  const keys = new Set<string>();
  let width = 0;
  const collect = (value: JsonValue): void => {
    if (typeof value === 'string') values.add(value);
    if (typeof value !== 'object' || value === null) return;
    const entries = Object.entries(value);
    width = Math.max(width, entries.length);
    for (const [key, entry] of entries) {
      if (!Array.isArray(value)) keys.add(key);
      if (entry !== undefined) collect(entry);
    }
  };
  collect(instance);
  const all = [...new Set([...values, ...keys])];
  const filter = (texts: Iterable<string>) => (pattern: string, work: Work) => {
    const program = parsePattern(pattern);
    return [...texts].filter((text) => matchesPattern(program, text, work));
  };
  return { all, width, matching: filter(all), keysMatching: filter(keys) };
}
