import type { Plugin, Rollup } from 'vite';

const worker = 'verify-worker.js';
const place = 'VERIFY_PAGE_FILES';

/** Builds the verify page's worker and writes into it which built files the page is made of. */
export function keepVerifyPage(): Plugin {
  return {
    name: 'laurel:keep-verify-page',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    buildStart() {
      this.emitFile({ type: 'chunk', id: 'src/verifier/offline/verify-worker.ts', fileName: worker });
    },
    generateBundle: {
      order: 'post',
      async handler(_, bundle) {
        const chunk = bundle[worker];
        if (chunk?.type !== 'chunk' || !chunk.code.includes(place)) this.error(`${worker} has no place for its files`);
        const files = filesOf(bundle);
        if (!files.some((file) => file.endsWith('.wasm'))) this.error('the verify page lacks what reads QR codes');
        const version = await digestOf(files.join());
        chunk.code = chunk.code.replace(place, JSON.stringify({ version, files }));
      },
    },
  };
}

/** All that the page may load, now or once it is wanted: its scripts, styles, fonts and WebAssembly. */
function filesOf(bundle: Rollup.OutputBundle): string[] {
  const seen = new Set<string>();
  const visit = (name: string): void => {
    const chunk = bundle[name];
    if (seen.has(name) || chunk?.type !== 'chunk') return;
    seen.add(name);
    for (const style of chunk.viteMetadata?.importedCss ?? []) seen.add(style);
    for (const next of [...chunk.imports, ...chunk.dynamicImports]) visit(next);
  };
  for (const [name, chunk] of Object.entries(bundle)) {
    if (chunk.type === 'chunk' && /\/(entry\.client|root|verify-page)\.tsx/.test(chunk.facadeModuleId ?? ''))
      visit(name);
    if (/\.wasm$|-latin-wght-normal-[\w-]+\.woff2$/.test(name)) seen.add(name);
  }
  return [...seen].sort().map((name) => `/${name}`);
}

async function digestOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest).subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
