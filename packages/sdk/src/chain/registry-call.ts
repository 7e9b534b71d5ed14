import type { ChainQuestion } from '@laurel/credential';

/**
 * SHA-256 of the code of every contract that keeps checkpoints as it must, in hexadecimal: at an address with other code a
 * record may come and go as its owner likes.
 */
export const registryCodes: readonly string[] = ['fd550a7909c62d346fa3752fe978861c712881df84fd7e65d62f114faf0160e3'];

/** `atSize(address,string,uint64)`. */
const atSize = '0xa512c7fb';
/** `newest(address,string)`. */
const newest = '0xf3861c9a';

/** What a node is called with. */
export interface RegistryCall {
  readonly to: string;
  readonly data: string;
}

/** What a node is called with to ask for the checkpoint of a size (Solidity ABI). */
export function atSizeCall({ anchor, origin, size }: ChainQuestion): RegistryCall {
  // Where the text begins: after these three words.
  const words = [addressWord(anchor.publisher), word(96), word(size), ...textWords(origin)];
  return { to: anchor.contract, data: `${atSize}${words.join('')}` };
}

/** What a node is called with to ask for the newest checkpoint. */
export function newestCall({ anchor, origin }: Omit<ChainQuestion, 'size'>): RegistryCall {
  const words = [addressWord(anchor.publisher), word(64), ...textWords(origin)];
  return { to: anchor.contract, data: `${newest}${words.join('')}` };
}

/** Reads the answer about the newest checkpoint: size and root; undefined for anything else. A size of 0 is: there is none. */
export function readNewest(answer: unknown): { size: number; root: string } | undefined {
  const [, size, root] =
    /^0x0{52}([0-9a-f]{12})([0-9a-f]{64})[0-9a-f]{128}$/.exec(typeof answer === 'string' ? answer : '') ?? [];
  return size === undefined || root === undefined ? undefined : { size: Number(`0x${size}`), root };
}

/** Reads the answer: root, block and time; undefined for anything else. */
export function readAtSize(answer: unknown): { root: string; block: number; time: number } | undefined {
  const [, root, block, time] =
    /^0x([0-9a-f]{64})0{52}([0-9a-f]{12})0{52}([0-9a-f]{12})$/.exec(typeof answer === 'string' ? answer : '') ?? [];
  if (root === undefined) return undefined;
  return { root: `0x${root}`, block: Number(`0x${block}`), time: Number(`0x${time}`) };
}

function addressWord(address: string): string {
  return address.slice(2).toLowerCase().padStart(64, '0');
}

function textWords(text: string): string[] {
  const hex = [...new TextEncoder().encode(text)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [word(hex.length / 2), hex.padEnd(Math.ceil(hex.length / 64) * 64, '0')];
}

function word(value: number): string {
  return value.toString(16).padStart(64, '0');
}
