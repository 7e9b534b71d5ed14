import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerCall } from './answer-call.ts';
import { type FakeChain, FakeRefusal } from './fake-chain.ts';

/** How an endpoint fails: not at all, or in one of the ways that endpoints do. */
export type FakeFault = 'none' | 'closed' | 'too-many' | 'hangs' | 'truncated' | 'not-json' | 'endless';

/** An endpoint of a fake chain, over HTTP on loopback. */
export interface FakeRpc {
  url: string;
  fault: FakeFault;
  /** So many blocks behind the chain. */
  behind: number;
  /** Changes what it answers: a liar. */
  lie: ((method: string, answer: unknown, params: readonly unknown[]) => unknown) | undefined;
  /** Whether a transaction that it takes goes nowhere. */
  swallows: boolean;
  /** Methods asked, oldest first. */
  readonly asked: string[];
  close(): Promise<void>;
}

/** Starts an endpoint. Several of one chain see the same blocks. */
export async function startFakeRpc(chain: FakeChain): Promise<FakeRpc> {
  const rpc: FakeRpc = {
    url: '',
    fault: 'none',
    behind: 0,
    lie: undefined,
    swallows: false,
    asked: [],
    close: () => closeServer(server),
  };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { id, method, params } = JSON.parse(Buffer.concat(chunks).toString()) as {
      id: number;
      method: string;
      params: readonly unknown[];
    };
    rpc.asked.push(method);
    if (rpc.fault === 'none')
      return send(response, { jsonrpc: '2.0', id, ...(await answerOf(rpc, chain, { method, params })) });
    fail(response, rpc.fault);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address of this form.
  rpc.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return rpc;
}

async function answerOf(
  rpc: FakeRpc,
  chain: FakeChain,
  { method, params }: { method: string; params: readonly unknown[] },
): Promise<object> {
  try {
    if (rpc.swallows && method === 'eth_sendRawTransaction') return { result: `0x${'00'.repeat(32)}` };
    const result = await answerCall(chain, chain.view(rpc.behind), { method, params });
    return { result: rpc.lie ? rpc.lie(method, result, params) : result };
  } catch (error) {
    if (!(error instanceof FakeRefusal)) throw error;
    const { code, message, data } = error;
    return { error: { code, message, ...(data ? { data } : {}) } };
  }
}

function send(response: ServerResponse, answer: object): void {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(answer));
}

function fail(response: ServerResponse, fault: FakeFault): void {
  // One that hangs says nothing; closing the server ends it.
  if (fault === 'hangs') return;
  if (fault === 'closed') return void response.destroy();
  if (fault === 'too-many') {
    response.statusCode = 429;
    return void response.end('Too many requests');
  }
  if (fault === 'not-json') return void response.end('<html>Welcome</html>');
  if (fault === 'truncated') return void response.end('{"jsonrpc":"2.0","id":1,"result":"0x');
  const more = () => {
    if (!response.destroyed && response.write(' '.repeat(65_536))) setImmediate(more);
  };
  response.on('drain', more);
  more();
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
