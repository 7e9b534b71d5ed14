import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a node says of a log. */
export interface NodeAnswer {
  size: number;
  root: Uint8Array;
  chainId?: number;
}

/** A node of a chain that has the registry of checkpoints, and says of any log what it is told to. */
export class ChainNode {
  answer: NodeAnswer = { size: 0, root: new Uint8Array(32) };
  readonly #server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    response.end(JSON.stringify({ jsonrpc: '2.0', id: 1, result: this.#answerTo(JSON.parse(body).method) }));
  });
  #registry = '';

  static async start(): Promise<ChainNode> {
    const node = new ChainNode();
    const artefact = new URL('../../../../contracts/src/checkpoint-registry.ts', import.meta.url);
    [, node.#registry = ''] = /deployedBytecode:\s*'(0x[0-9a-f]+)'/.exec(await readFile(artefact, 'utf8')) ?? [];
    await new Promise<void>((resolve) => node.#server.listen(0, 'localhost', resolve));
    return node;
  }

  get rpc(): string {
    // A server that listens on a port has an address with one.
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #answerTo(method: string): string | undefined {
    const { size, root, chainId = 31_337 } = this.answer;
    const words = [size.toString(16), Buffer.from(root).toString('hex'), '0c', '6a'];
    const answers: Record<string, string> = {
      eth_chainId: `0x${chainId.toString(16)}`,
      eth_getCode: this.#registry,
      eth_call: `0x${words.map((word) => word.padStart(64, '0')).join('')}`,
    };
    return answers[method];
  }
}
