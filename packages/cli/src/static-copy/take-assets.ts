import { type Taking, take } from './take.ts';

/** The built files that a text names: whole addresses, and those beside it. */
const NAMED = /(?:\/?assets\/|["'(]\.\/)([\w.-]+\.(?:js|css|woff2|wasm|svg|png|json))/g;

/** Copies the scripts, styles, fonts and WebAssembly that pages are made of, and what those name in turn. */
export async function takeAssets(texts: readonly string[], taking: Taking): Promise<void> {
  const seen = new Set<string>();
  let open = named(texts.join('\n'));
  while (open.length > 0) {
    const fresh = open.filter((name) => !seen.has(name));
    for (const name of fresh) seen.add(name);
    const found: string[] = [];
    for (const name of fresh) {
      const bytes = await take(`/assets/${name}`, taking);
      if (bytes !== undefined && /\.(?:js|css)$/.test(name)) found.push(...named(new TextDecoder().decode(bytes)));
    }
    open = [...new Set(found)];
  }
}

function named(text: string): readonly string[] {
  return [...new Set([...text.matchAll(NAMED)].map(([, name = '']) => name))];
}
