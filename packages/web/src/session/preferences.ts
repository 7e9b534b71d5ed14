import { chooseLanguage, isLanguage, type Language } from '../text/languages.ts';
import { parseCookies } from './cookies.ts';

/** `system` follows the device. */
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export interface Preferences {
  theme: Theme;
  language: Language;
}

const themeCookie = 'laurel-theme';
const languageCookie = 'laurel-language';
const yearSeconds = 31_536_000;

/** The cookies that hold preferences: they say nothing about who the reader is. */
export const preferenceCookies: ReadonlySet<string> = new Set([themeCookie, languageCookie]);

export function isTheme(value: unknown): value is Theme {
  return themes.some((theme) => theme === value);
}

/** What the reader chose; without a choice the device's theme and the browser's languages. */
export function readPreferences(request: Request): Preferences {
  const cookies = parseCookies(request.headers.get('cookie'));
  const theme = cookies.get(themeCookie);
  return {
    theme: isTheme(theme) ? theme : 'system',
    language: chooseLanguage(cookies.get(languageCookie), request.headers.get('accept-language')),
  };
}

/** The Set-Cookie headers for the preferences in a form; what is not known is ignored. */
export function preferenceCookiesOf(form: FormData, origin: string): string[] {
  const theme = form.get('theme');
  const language = form.get('language');
  return [
    ...(isTheme(theme) ? [preferenceCookie(themeCookie, theme, origin)] : []),
    ...(isLanguage(language) ? [preferenceCookie(languageCookie, language, origin)] : []),
  ];
}

function preferenceCookie(name: string, value: string, origin: string): string {
  const secure = origin.startsWith('https:') ? '; Secure' : '';
  return `${name}=${value}; Path=/; Max-Age=${yearSeconds}; HttpOnly; SameSite=Lax${secure}`;
}
