import { isJsonObject, type JsonValue, parseJson } from '@laurel/credential';

/** How a node of a blockchain is asked. */
export interface RpcOptions {
  readonly fetch: typeof globalThis.fetch;
  readonly signal: AbortSignal;
}

/** What a call of a node gave, or a sentence about why it gave nothing. */
export type RpcAnswer =
  | { readonly ok: true; readonly result: JsonValue | undefined }
  | { readonly ok: false; readonly error: string };

/** More than any answer that is asked for here. */
const MAX_BYTES = 1_048_576;

/** One call of a node by JSON-RPC. It never throws: a node that is away is an answer too. */
export async function callRpc(
  rpc: string,
  method: string,
  params: readonly unknown[],
  { fetch, signal }: RpcOptions,
): Promise<RpcAnswer> {
  try {
    const response = await fetch(rpc, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal,
    });
    if (!response.ok) return { ok: false, error: `HTTP status ${response.status}` };
    const text = await response.text();
    if (text.length > MAX_BYTES) return { ok: false, error: 'a longer answer than any that was asked for' };
    return read(parseJson(text));
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : 'it cannot be reached' };
  }
}

function read(answer: JsonValue): RpcAnswer {
  if (!isJsonObject(answer) || !('result' in answer)) {
    const fault = isJsonObject(answer) && isJsonObject(answer.error) ? String(answer.error.message) : 'no result';
    return { ok: false, error: fault.slice(0, 500) };
  }
  return { ok: true, result: answer.result };
}
