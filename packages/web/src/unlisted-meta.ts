import type { TFunction } from 'i18next';
import type { MetaDescriptor } from 'react-router';
import { pageMeta } from './meta.ts';
import { rootDataOf } from './session/root-data.ts';
import { createText } from './text/create-text.ts';

/** The head of a page that is kept out of search: its title in the reader's language, and its path. */
export function unlistedMeta(
  matches: Parameters<typeof rootDataOf>[0],
  path: string,
  title: (t: TFunction) => string,
): MetaDescriptor[] {
  const { language, origin } = rootDataOf(matches);
  return pageMeta({ title: title(createText(language).t), origin, path, unlisted: true });
}
