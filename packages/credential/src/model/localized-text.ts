import { z } from 'zod';

/** A text in one language (VC Data Model 2.0 section 11.1). */
export interface LanguageValue {
  readonly '@value': string;
  /** BCP 47. */
  readonly '@language'?: string | undefined;
  readonly '@direction'?: string | undefined;
}

/** A text, or the same text in several languages. */
export type LocalizedText = string | LanguageValue | readonly (string | LanguageValue)[];

const languageValue = z.looseObject({
  '@value': z.string().max(100_000),
  '@language': z.string().optional(),
  '@direction': z.string().optional(),
});
const one = z.union([z.string().max(100_000), languageValue]);

/** Reads a {@link LocalizedText}. */
export const localizedText = z.union([one, z.array(one).min(1).max(64)]);

/**
 * The text in the first of the wanted languages that it has, by the lookup of RFC 4647 section 3.4 (`de-CH` also finds
 * `de`); otherwise the text without a language, otherwise the first.
 *
 * @example
 * textOf([{ '@value': 'Prüfung', '@language': 'de' }, { '@value': 'Exam', '@language': 'en' }], ['en-GB']); // 'Exam'
 */
export function textOf(text: LocalizedText, languages: readonly string[] = []): string {
  const values = [text].flat().map((entry) => (typeof entry === 'string' ? { '@value': entry } : entry));
  const inLanguage = (language: string) =>
    values.find((value) => '@language' in value && value['@language']?.toLowerCase() === language);
  for (const language of languages.flatMap(widened)) {
    const found = inLanguage(language);
    if (found !== undefined) return found['@value'];
  }
  const plain = values.find((value) => !('@language' in value)) ?? values[0];
  return plain?.['@value'] ?? '';
}

/** `de-Latn-CH`, then `de-Latn`, then `de`. */
function widened(language: string): string[] {
  const subtags = language.toLowerCase().split('-');
  return subtags.map((_, index) => subtags.slice(0, subtags.length - index).join('-'));
}
