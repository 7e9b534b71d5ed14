import { setTimeout as sleep } from 'node:timers/promises';
import type { CopyFolder } from './copy-folder.ts';

/** What is copied, and where to. */
export interface Taking {
  /** The origin that is copied. */
  readonly origin: string;
  readonly folder: CopyFolder;
  readonly signal: AbortSignal;
  /** Told of each address that is done. */
  readonly onTaken: () => void;
}

/** How one address is copied. */
export interface TakeOptions {
  /** The path of the file; by default that of the address. */
  readonly file?: string | undefined;
  readonly accept?: string | undefined;
  /** It changes all the time: a copy that is gone on with has it anew. */
  readonly isMoving?: boolean | undefined;
  /** What is written in the place of what came. */
  readonly change?: ((text: string) => string) | undefined;
}

/** How often an address is asked again that is busy, or failed. */
const ATTEMPTS = 8;

/**
 * Copies what a stranger sees at an address into the folder, and gives it; undefined where a stranger sees nothing. No key
 * goes along: what is private cannot get into the copy.
 *
 * @throws Error when the server does not answer
 */
export async function take(
  address: string,
  taking: Taking,
  options: TakeOptions = {},
): Promise<Uint8Array | undefined> {
  const { folder, onTaken } = taking;
  const { file = address.slice(1), change, isMoving = false } = options;
  const had = isMoving ? undefined : await folder.read(file);
  const bytes = had ?? (await ask(address, taking, options.accept));
  if (bytes !== undefined && had === undefined) {
    const changed = change === undefined ? bytes : new TextEncoder().encode(change(new TextDecoder().decode(bytes)));
    await folder.write(file, changed);
  }
  onTaken();
  return bytes;
}

async function ask(address: string, { origin, signal }: Taking, accept = '*/*'): Promise<Uint8Array | undefined> {
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(origin + address, {
      headers: { accept },
      redirect: 'error',
      credentials: 'omit',
      signal,
    });
    if (response.ok) return new Uint8Array(await response.arrayBuffer());
    await response.body?.cancel();
    if (response.status === 404 || response.status === 410) return undefined;
    const busy = response.status === 429 || response.status >= 500;
    if (!busy || attempt === ATTEMPTS) throw new Error(`${origin}${address} answers with ${response.status}`);
    const seconds = Number(response.headers.get('retry-after'));
    await sleep(Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 120) * 1_000 : attempt * 500, undefined, {
      signal,
    });
  }
}
