import type { MetaDescriptor } from 'react-router';

export interface PageMeta {
  /** The title on its own; the name of the house is added. */
  title: string;
  description?: string;
  /** The public origin, from `rootDataOf(matches)`. */
  origin: string;
  /** The page's own path, `/programmes`: its one address in previews and search. */
  path: string;
  /** The preview's image: a path or an address; 1200 × 630 looks right everywhere. */
  image?: { url: string; alt: string };
  type?: 'website' | 'article' | 'profile';
  /** Keep it out of search: pages of one person, pages behind a link. */
  unlisted?: boolean;
}

const siteName = 'Laurel';

/** Title, description and the card that unfolds when the address is pasted into a chat (Open Graph, Twitter card). */
export function pageMeta({
  title,
  description,
  origin,
  path,
  image,
  type = 'website',
  unlisted,
}: PageMeta): MetaDescriptor[] {
  const url = absolute(path, origin);
  return [
    { title: title.includes(siteName) ? title : `${title} · ${siteName}` },
    { property: 'og:title', content: title },
    { property: 'og:type', content: type },
    { property: 'og:site_name', content: siteName },
    { property: 'og:url', content: url },
    { tagName: 'link', rel: 'canonical', href: url },
    { name: 'twitter:card', content: image ? 'summary_large_image' : 'summary' },
    ...(description
      ? [
          { name: 'description', content: description },
          { property: 'og:description', content: description },
        ]
      : []),
    ...(image
      ? [
          { property: 'og:image', content: absolute(image.url, origin) },
          { property: 'og:image:alt', content: image.alt },
        ]
      : []),
    ...(unlisted ? [{ name: 'robots', content: 'noindex' }] : []),
  ];
}

function absolute(url: string, origin: string): string {
  return URL.parse(url, origin || undefined)?.href ?? url;
}
