import type { AwardText } from './award.ts';
import type { JsonObject, JsonValue } from './json-value.ts';

/** JSON has no undefined: what was not given is not written. */
export function defined(members: object): JsonObject {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

/** A list that is empty is not written. */
export function nonEmpty(list: readonly JsonValue[] | undefined): readonly JsonValue[] | undefined {
  return list === undefined || list.length === 0 ? undefined : list;
}

/** A text, or language value objects (VC Data Model 2.0 section 11.1). */
export function writeText(text: AwardText | undefined): JsonValue | undefined {
  if (text === undefined || typeof text === 'string') return text;
  return text.map(({ text: value, language, direction }) => ({
    '@value': value,
    '@language': language,
    ...defined({ '@direction': direction }),
  }));
}

/** An Open Badges 3.0 Image. */
export function writeImage(url: string | undefined): JsonObject | undefined {
  return url === undefined ? undefined : { id: url, type: 'Image' };
}
