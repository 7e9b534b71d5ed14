import type { RpcLimits } from './request-rpc.ts';

/** Which chain, asked of whom. */
export interface EvmChainOptions {
  /** More than half of them must agree on what decides something. */
  urls: readonly string[];
  isDevelopment: boolean;
  /** How one call is bounded; tests shorten it. */
  limits?: RpcLimits;
}
