import type { Config } from '@react-router/dev/config';

export default {
  appDirectory: 'src',
  buildDirectory: 'build',
  // Every route is known to the first page: no discovery address to serve, nothing to cache wrongly.
  routeDiscovery: { mode: 'initial' },
} satisfies Config;
