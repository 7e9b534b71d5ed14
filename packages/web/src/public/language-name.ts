import type { Language } from '../text/languages.ts';

/** A BCP 47 tag as the reader calls that language: `pt-BR` is "Brazilian Portuguese"; a tag nobody knows stays as it is. */
export function languageName(tag: string, reader: Language): string {
  try {
    return new Intl.DisplayNames(reader, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
