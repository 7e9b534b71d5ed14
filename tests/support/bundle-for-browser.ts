import { build } from 'vite';

const ROOT = new URL('../../', import.meta.url).pathname;

/** A script as a browser gets it, whole, built from source. */
export async function bundleForBrowser(entry: string, { minify = false } = {}): Promise<string> {
  const result = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['source', 'browser', 'module', 'import', 'default'] },
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === 'entry' ? '\0entry' : null),
        load: (id) => (id === '\0entry' ? entry : null),
      },
    ],
    build: { write: false, minify, rollupOptions: { input: 'entry', output: { format: 'es' } } },
  });
  const output = [result].flat()[0];
  if (output === undefined || !('output' in output)) throw new Error('nothing was built');
  const [script, ...others] = output.output.filter(({ type }) => type === 'chunk');
  if (script?.type !== 'chunk') throw new Error('no script was built');
  if (others.length > 0)
    throw new Error(`built in ${others.length + 1} pieces: ${others.map((it) => it.fileName).join(', ')}`);
  return script.code;
}
