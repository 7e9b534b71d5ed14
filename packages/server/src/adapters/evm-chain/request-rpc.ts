const maxBytes = 4_194_304;
const timeoutMilliseconds = 8_000;

/** How one call of an endpoint is bounded. */
export interface RpcLimits {
  timeoutMs?: number | undefined;
  maxBytes?: number | undefined;
}

/** The endpoint answered, and said no: a refusal by its JSON-RPC code. */
export class RpcRefusal extends Error {
  readonly code: number;
  readonly data: unknown;

  constructor({ code, message, data }: { code: number; message: string; data?: unknown }) {
    super(message);
    this.name = 'RpcRefusal';
    this.code = code;
    this.data = data;
  }
}

/**
 * Makes one JSON-RPC 2.0 call over HTTP, bounded in time and size, without redirects. The address is the operator's own
 * word, so that private ones are allowed.
 *
 * @throws RpcRefusal for an error that the endpoint answered; any other error means that there was no answer to be used
 */
export async function requestRpc(
  url: string,
  { method, params }: { method: string; params?: unknown },
  limits: RpcLimits = {},
): Promise<unknown> {
  const { address, headers } = addressOf(url);
  const response = await fetch(address, {
    method: 'POST',
    redirect: 'error',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: params ?? [] }),
    signal: AbortSignal.timeout(limits.timeoutMs ?? timeoutMilliseconds),
  });
  const text = await readText(response, limits.maxBytes ?? maxBytes);
  const answer = parse(text);
  // Some answer a refusal of the call with a status of their own beside it.
  if (answer?.error) throw new RpcRefusal(answer.error);
  if (!response.ok) throw new Error(`HTTP status ${response.status}`);
  if (answer?.id !== 1 || answer.result === undefined) throw new Error('no JSON-RPC 2.0 answer');
  return answer.result;
}

interface Answer {
  id?: unknown;
  result?: unknown;
  error?: { code: number; message: string; data?: unknown };
}

// Fetch refuses a name and password in the address; endpoints that want them take them as a header.
function addressOf(text: string): { address: URL; headers: Record<string, string> } {
  const address = new URL(text);
  const { username, password } = address;
  address.username = '';
  address.password = '';
  if (!username && !password) return { address, headers: {} };
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { address, headers: { authorization: `Basic ${Buffer.from(pair).toString('base64')}` } };
}

async function readText(response: Response, limit: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    // Leaving the loop gives up the rest.
    if (size > limit) throw new Error(`an answer of more than ${limit} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string): Answer | undefined {
  try {
    const answer = JSON.parse(text) as Answer | null;
    if (typeof answer !== 'object' || answer === null) return undefined;
    const { error } = answer;
    if (error !== undefined && (typeof error?.code !== 'number' || typeof error.message !== 'string')) return undefined;
    return answer;
  } catch {
    return undefined;
  }
}
