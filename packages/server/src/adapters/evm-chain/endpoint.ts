import { createClient, custom, type PublicActions, publicActions, RpcRequestError } from 'viem';
import { type RpcLimits, RpcRefusal, requestRpc } from './request-rpc.ts';

/** One endpoint of a chain. */
export interface Endpoint {
  name: string;
  client: PublicActions;
  /** A call that viem has no action for. */
  request(call: { method: string; params?: unknown; slow?: boolean }): Promise<unknown>;
}

/** The development chain's whole state is large, and takes its time. */
const slowLimits = { timeoutMs: 60_000, maxBytes: 1_073_741_824 };

/** Opens an endpoint; nothing is asked yet. */
export function openEndpoint(url: string, { name, limits }: { name: string; limits: RpcLimits }): Endpoint {
  const transport = custom(
    {
      request: async (call: { method: string; params?: unknown }) => {
        try {
          return await requestRpc(url, call, limits);
        } catch (error) {
          if (!(error instanceof RpcRefusal)) throw error;
          // As viem's own transport tells it, so that its actions find the reason of a revert.
          const { code, message, data } = error;
          throw new RpcRequestError({ body: call, error: { code, message, data }, url: name });
        }
      },
    },
    // Asking again is for the next round.
    { retryCount: 0 },
  );
  const client = createClient({ transport, cacheTime: 0 }).extend(publicActions);
  return { name, client, request: ({ slow, ...call }) => requestRpc(url, call, slow ? slowLimits : limits) };
}
