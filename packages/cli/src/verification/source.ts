import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { createRetrieve } from '@laurel/sdk';
import type { World } from '../world.ts';

/** The most that is read: one byte more than a credential may have, so that the verdict itself says "too large". */
const mostBytes = 1_048_577;

/** A credential to verify, by the name it is shown with. */
export interface Source {
  name: string;
  read: () => Promise<Uint8Array | string>;
}

/** Why a source could not be read, in one sentence. */
export class UnreadableError extends Error {
  override readonly name = 'UnreadableError';
}

/** The sources of one operand: an address, standard input, a file, or every credential file of a folder. */
export async function sourcesOf(operand: string, world: World): Promise<Source[]> {
  if (operand === '-') return [{ name: 'standard input', read: () => readAtMost(world.stdin) }];
  if (/^https?:\/\//i.test(operand)) return [{ name: operand, read: () => download(operand, world) }];
  const isFolder = await stat(operand).then(
    (it) => it.isDirectory(),
    () => false,
  );
  return isFolder ? folder(operand, world) : [file(operand)];
}

function file(path: string): Source {
  return { name: path, read: () => readAtMost(createReadStream(path, { end: mostBytes - 1 }), path) };
}

async function folder(path: string, world: World): Promise<Source[]> {
  const entries = (await readdir(path, { withFileTypes: true })).filter((it) => it.isFile());
  const names = entries
    .map((it) => it.name)
    .filter((name) => ['.json', '.jsonld'].includes(extname(name).toLowerCase()));
  const others = entries.length - names.length;
  if (others > 0) world.err(`${path}: ${others} other ${others === 1 ? 'file was' : 'files were'} passed over.\n`);
  return names.sort().map((name) => file(join(path, name)));
}

async function readAtMost(stream: AsyncIterable<Uint8Array>, path = 'Standard input'): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      chunks.push(chunk);
      size += chunk.byteLength;
      if (size >= mostBytes) break;
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new UnreadableError(`${path} cannot be read: ${reasons[code] ?? code}.`);
  }
  return Buffer.concat(chunks);
}

const reasons: Record<string, string> = {
  ENOENT: 'there is no such file',
  EACCES: 'you may not read it',
  EISDIR: 'it is a folder',
};

async function download(address: string, world: World): Promise<string> {
  const retrieve = createRetrieve({ now: world.now, allowHttpLocalhost: true, maxBytes: mostBytes });
  const retrieval = await retrieve(documentAddress(address));
  if (retrieval.ok) return retrieval.body;
  throw new UnreadableError(`${address} cannot be read: ${retrieval.detail ?? retrieval.reasonCode}.`);
}

/** The signed document behind the address of a Laurel credential page; any other address is the document itself. */
function documentAddress(address: string): string {
  const url = new URL(address);
  const page = /^\/credentials\/([0-9a-f-]{36})\/?$/i.exec(url.pathname);
  return page ? `${url.origin}/api/v1/credentials/${page[1]}/document${url.search}` : address;
}
