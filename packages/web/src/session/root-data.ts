import type { LogPolicy } from '@laurel/sdk';
import { useRouteLoaderData } from 'react-router';
import { fallbackLanguage } from '../text/languages.ts';
import type { Preferences } from './preferences.ts';
import type { Visitor } from './visitor.ts';

/** What the root loader tells every page. */
export interface RootData extends Preferences {
  origin: string;
  visitor: Visitor | null;
  development: boolean;
  logPolicy: LogPolicy | undefined;
  /** Whether programmes can be kept for offline reading here. */
  offersOffline: boolean;
  /** When this page was kept for offline reading; null where it is shown at once. */
  keptAt: string | null;
}

/** Stands in where the root loader itself failed: the error page still has a language and a look. */
const unknown: RootData = {
  theme: 'system',
  language: fallbackLanguage,
  origin: '',
  visitor: null,
  development: false,
  logPolicy: undefined,
  // Where nothing is known, nothing is taken from anybody.
  offersOffline: true,
  keptAt: null,
};

export function useRootData(): RootData {
  return useRouteLoaderData<RootData>('root') ?? unknown;
}

/** The same for `meta` functions, from their `matches`. */
export function rootDataOf(matches: readonly ({ id: string; loaderData?: unknown } | undefined)[]): RootData {
  const root = matches.find((match) => match?.id === 'root');
  return (root?.loaderData as RootData | undefined) ?? unknown;
}
