import type { Chain } from '../../../ports/index.ts';
import { systemScope } from '../../../storage/index.ts';
import { selectState } from './chain-store.ts';
import type { AnchorDeps } from './deps.ts';

/** Puts back the state that was kept, or begins anew: with money for the publisher. */
export async function prepareDevelopmentChain(
  { database, log }: Pick<AnchorDeps, 'database' | 'log'>,
  development: NonNullable<Chain['development']>,
  { registry }: { registry: { publisher: `0x${string}` } },
): Promise<void> {
  const state = await database.read(systemScope('prepare-development-chain'), selectState);
  if (state) {
    await development.load(state);
    log.info({ bytes: state.byteLength }, 'the development chain has its state again');
  } else await development.fund(registry.publisher);
}
