import { hexToBytes, parseEther, toHex } from 'viem';
import type { Chain } from '../../ports/index.ts';
import type { Endpoint } from './endpoint.ts';

/** What only a development chain (anvil) does: money from nothing, and its state as bytes. */
export function developmentOf({ request }: Endpoint): NonNullable<Chain['development']> {
  return {
    async fund(address) {
      await request({ method: 'anvil_setBalance', params: [address, toHex(parseEther('1000'))] });
    },
    async dump() {
      const state = await request({ method: 'anvil_dumpState', slow: true });
      return hexToBytes(state as `0x${string}`);
    },
    async load(state) {
      const loaded = await request({ method: 'anvil_loadState', params: [toHex(state)], slow: true });
      if (loaded !== true) throw new Error('The development chain did not take its state.');
    },
  };
}
