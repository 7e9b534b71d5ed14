import type { ChainQuestion } from '@laurel/credential';

/**
 * SHA-256 of the code of every contract that keeps checkpoints as it must, in hexadecimal: at an address with other code a
 * record may come and go as its owner likes.
 */
export const registryCodes: readonly string[] = ['fd550a7909c62d346fa3752fe978861c712881df84fd7e65d62f114faf0160e3'];

/** `atSize(address,string,uint64)`. */
const selector = '0xa512c7fb';

/** What a node is called with to ask for the checkpoint of a size (Solidity ABI). */
export function atSizeCall({ anchor, origin, size }: ChainQuestion): { to: string; data: string } {
  const text = new TextEncoder().encode(origin);
  const hex = [...text].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const words = [
    anchor.publisher.slice(2).padStart(64, '0'),
    // Where the text begins: after these three words.
    word(96),
    word(size),
    word(text.length),
    hex.padEnd(Math.ceil(hex.length / 64) * 64, '0'),
  ];
  return { to: anchor.contract, data: `${selector}${words.join('')}` };
}

/** Reads the answer: root, block and time; undefined for anything else. */
export function readAtSize(answer: unknown): { root: string; block: number; time: number } | undefined {
  const [, root, block, time] =
    /^0x([0-9a-f]{64})0{52}([0-9a-f]{12})0{52}([0-9a-f]{12})$/.exec(typeof answer === 'string' ? answer : '') ?? [];
  if (root === undefined) return undefined;
  return { root: `0x${root}`, block: Number(`0x${block}`), time: Number(`0x${time}`) };
}

function word(value: number): string {
  return value.toString(16).padStart(64, '0');
}
