import { createInstance, type TFunction } from 'i18next';
import { en } from './en.ts';
import { createFormat, type Format } from './format.ts';
import { fallbackLanguage, type Language, languages } from './languages.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'text';
    resources: { text: typeof en };
  }
}

/** Everything a page speaks with, for one language. */
export interface Text {
  t: TFunction;
  format: Format;
  language: Language;
  direction: 'ltr' | 'rtl';
}

const catalogue = { en: { text: en } } satisfies Record<Language, { text: typeof en }>;

const made = new Map<Language, Text>();

/** A language's own instance. It never changes its language, so requests in the same one share it. */
export function createText(language: Language): Text {
  const text = made.get(language) ?? makeText(language);
  made.set(language, text);
  return text;
}

function makeText(language: Language): Text {
  const instance = createInstance();
  instance.init({
    lng: language,
    fallbackLng: fallbackLanguage,
    ns: 'text',
    defaultNS: 'text',
    resources: catalogue,
    initAsync: false,
    // React escapes what it writes.
    interpolation: { escapeValue: false },
  });
  return { t: instance.t, format: createFormat(language), language, direction: languages[language].direction };
}
