import { RECEIPT_KEYWORD } from '../receipt-names.ts';
import { ambiguous, malformed } from '../refuse.ts';
import { type PngChunk, pngChunks } from './png-chunks.ts';
import { isTextChunk, keywordOf, type TextChunkType, textOf } from './png-text.ts';

const KEYWORDS = ['openbadgecredential', 'openbadges'] as const;

/** What is baked into a PNG, and where: Open Badges 3.0 writes `openbadgecredential`, 2.0 `openbadges`. */
export interface BakedInPng {
  readonly chunk: TextChunkType;
  readonly keyword: (typeof KEYWORDS)[number];
  readonly text: string;
}

/** What a PNG holds of ours. */
export interface PngContents {
  readonly baked?: BakedInPng | undefined;
  /** @throws CredentialError `container.malformed`, `container.too-large`, `container.ambiguous` */
  readonly receipt?: (() => string) | undefined;
}

/**
 * The one text that is baked into a PNG, and the receipt beside it. What the texts are, is not looked at.
 *
 * Where the standards say "the first chunk counts", this refuses: a file with a second one is read otherwise by the next
 * program. So there is one rule: one chunk, with either keyword, in a file that ends where its picture ends.
 *
 * @see https://www.imsglobal.org/spec/ob/v3p0/#png-extracting
 * @see https://www.imsglobal.org/spec/ob/v2p0/baking/
 * @throws CredentialError `container.malformed`, `container.ambiguous`, `container.too-large`
 */
export function readPng(png: Uint8Array): PngContents {
  const chunks = pngChunks(png);
  const [receipt, ...more] = receiptChunks(chunks);
  if (more.length > 0) throw ambiguous(`PNG: ${more.length + 1} chunks that hold a receipt`);
  return { baked: bakedText(chunks), ...(receipt === undefined ? {} : { receipt: () => textOf(receipt) }) };
}

function bakedText(chunks: readonly PngChunk[]): BakedInPng | undefined {
  const [chunk, ...others] = bakedChunks(chunks);
  if (chunk === undefined) return undefined;
  if (others.length > 0) throw ambiguous(`PNG: ${others.length + 1} chunks that hold a credential`);
  const keyword = KEYWORDS.find((known) => known === keywordOf(chunk));
  if (keyword === undefined)
    throw malformed(`PNG: the keyword ${JSON.stringify(keywordOf(chunk))} is written otherwise`);
  return { chunk: chunk.type, keyword, text: textOf(chunk) };
}

/** The chunks that hold a receipt. */
export function receiptChunks(chunks: readonly PngChunk[]): (PngChunk & { readonly type: TextChunkType })[] {
  return chunks.filter(isTextChunk).filter((chunk) => keywordOf(chunk) === RECEIPT_KEYWORD);
}

/** The chunks that any reader could take for a baked credential, however lenient it is about keywords. */
export function bakedChunks(chunks: readonly PngChunk[]): (PngChunk & { readonly type: TextChunkType })[] {
  return chunks.filter(isTextChunk).filter((chunk) => {
    const keyword = keywordOf(chunk)
      .toLowerCase()
      .replaceAll(/[\s_-]/g, '');
    return KEYWORDS.some((known) => known === keyword);
  });
}
