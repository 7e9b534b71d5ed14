import { build, type Plugin } from 'vite';

const fileName = 'offline-worker.js';

/** Builds the worker that shows what was kept for offline reading: one file by itself, as browsers want a worker to be. */
export function offlineWorker(): Plugin {
  return {
    name: 'laurel:offline-worker',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    async buildStart() {
      const built = await build({
        configFile: false,
        logLevel: 'warn',
        publicDir: false,
        build: {
          write: false,
          rollupOptions: { input: 'src/offline/worker/offline-worker.ts', output: { format: 'iife' } },
        },
      });
      const [chunk] = 'output' in built ? built.output : [];
      if (chunk?.type !== 'chunk') return this.error(`${fileName} was not built`);
      this.emitFile({ type: 'asset', fileName, source: chunk.code });
    },
  };
}
