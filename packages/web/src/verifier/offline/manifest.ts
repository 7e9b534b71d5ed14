import { readPreferences } from '../../session/preferences.ts';
import { createText } from '../../text/create-text.ts';
import type { Route } from './+types/manifest.ts';

/** Lets the verify page be installed like a program of one's own (W3C Web Application Manifest). */
export function loader({ request }: Route.LoaderArgs) {
  const { t, language, direction } = createText(readPreferences(request).language);
  const manifest = {
    id: '/verify',
    name: t('verifier.install.name'),
    short_name: t('verifier.install.shortName'),
    description: t('verifier.metaDescription'),
    lang: language,
    dir: direction,
    start_url: '/verify',
    scope: '/verify',
    display: 'standalone',
    background_color: '#fbfaf6',
    theme_color: '#1c5c42',
    icons: [{ src: '/favicon.svg', type: 'image/svg+xml', sizes: 'any' }],
  };
  return new Response(JSON.stringify(manifest), {
    headers: { 'content-type': 'application/manifest+json', 'cache-control': 'public, max-age=3600' },
  });
}
