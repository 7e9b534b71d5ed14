import { reactRouter } from '@react-router/dev/vite';
import { defaultClientConditions, defaultServerConditions, defineConfig } from 'vite';
import { keepVerifyPage } from './keep-verify-page.config.ts';
import { offlineWorker } from './offline-worker.config.ts';

export default defineConfig({
  plugins: [reactRouter(), keepVerifyPage(), offlineWorker()],
  resolve: { conditions: ['source', ...defaultClientConditions] },
  // Everything is bundled, so the built server needs nothing of this package's node_modules.
  ssr: { noExternal: true, resolve: { conditions: ['source', ...defaultServerConditions] } },
  environments: {
    ssr: { build: { rollupOptions: { input: './src/server.ts' } } },
  },
  // React decides by this between its two builds; bundled, the choice is made here and not by whoever starts the server.
  define: { 'process.env.NODE_ENV': JSON.stringify('production') },
  build: {
    // The content security policy allows no data: fonts or scripts.
    assetsInlineLimit: 0,
    // Browsers that know light-dark(): every one since May 2024.
    cssTarget: ['chrome123', 'firefox121', 'safari17.5'],
    reportCompressedSize: false,
  },
});
