import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that answers each call as a test says; any other is not found. What was asked is kept, with the body. */
export class FakeServer {
  readonly answers = new Map<string, { status: number; body: unknown }>();
  readonly asked: { call: string; query: string; body: unknown }[] = [];
  readonly #server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const { pathname, search } = new URL(request.url ?? '', 'http://localhost');
    const call = `${request.method} ${pathname}`;
    this.asked.push({ call, query: search, body: text === '' ? undefined : JSON.parse(text) });
    const { status, body } = this.answers.get(call) ?? refusal(404, 'not-found');
    const type = status < 400 ? 'application/json' : 'application/problem+json';
    response.writeHead(status, { 'content-type': type }).end(JSON.stringify(body));
  });

  static async start(): Promise<FakeServer> {
    const fake = new FakeServer();
    await new Promise<void>((resolve) => fake.#server.listen(0, '127.0.0.1', resolve));
    return fake;
  }

  get origin(): string {
    // A server that listens on a port has an address with one.
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  get environment(): Record<string, string> {
    return { LAUREL_ORIGIN: this.origin, LAUREL_API_KEY: 'lk_test_the-secret-itself' };
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** A refusal as the API sends it. */
export function refusal(status: number, code: string): { status: number; body: unknown } {
  return { status, body: { type: `urn:laurel:problem:${code}`, title: `Refused: ${code}`, status, code } };
}
