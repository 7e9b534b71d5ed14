import sans from '@fontsource-variable/source-sans-3/LICENSE?raw';
import serif from '@fontsource-variable/source-serif-4/LICENSE?raw';

/** The fonts' licences travel with the fonts, as the OFL asks. */
export function loader() {
  return new Response(`Source Sans 3\n\n${sans}\n\nSource Serif 4\n\n${serif}`, {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=86400' },
  });
}
