import type { App } from '../app.ts';
import type { Config } from '../config/env.ts';

/** NOTE: being built. */
export async function seedDemo(_options: { config: Config; app: App }): Promise<object> {
  return { accounts: [], links: [] };
}
