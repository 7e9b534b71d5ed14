import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { MAX_CONTAINER_BYTES } from '@laurel/credential';
import type { World } from '../world.ts';

/** One byte more than is looked at, so that the answer itself says "too large". */
const mostBytes = MAX_CONTAINER_BYTES + 1;

/** Something that may hold credentials, by the name it is shown with. */
export interface Source {
  name: string;
  read: () => Promise<Uint8Array | URL>;
  /** A file may be read twice; standard input may not, and an address is not asked twice. */
  isFile?: true;
}

/** Why a source could not be read, in one sentence. */
export class UnreadableError extends Error {
  override readonly name = 'UnreadableError';
}

/** The sources of one operand: an address, standard input, a file, or every file of a folder. */
export async function sourcesOf(operand: string, world: Pick<World, 'stdin'>): Promise<Source[]> {
  if (operand === '-') return [{ name: 'standard input', read: () => readAtMost(world.stdin) }];
  if (/^https?:\/\//i.test(operand)) return [{ name: operand, read: async () => documentAddress(operand) }];
  const isFolder = await stat(operand).then(
    (it) => it.isDirectory(),
    () => false,
  );
  return isFolder ? folder(operand) : [file(operand)];
}

function file(path: string): Source {
  return { name: path, isFile: true, read: () => readAtMost(createReadStream(path, { end: mostBytes - 1 }), path) };
}

async function folder(path: string): Promise<Source[]> {
  const entries = await readdir(path, { withFileTypes: true });
  const names = entries.filter((it) => it.isFile() && !it.name.startsWith('.')).map((it) => it.name);
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

/** The signed document behind the address of a Laurel credential page; any other address is the document itself. */
function documentAddress(address: string): URL {
  const url = new URL(address);
  const page = /^\/credentials\/([0-9a-f-]{36})\/?$/i.exec(url.pathname);
  return page ? new URL(`${url.origin}/api/v1/credentials/${page[1]}/document${url.search}`) : url;
}
