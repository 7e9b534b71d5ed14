import { crc32 } from '../../compression/crc32.ts';
import { parseReceipt } from '../../log/receipt.ts';
import { checkContent } from '../check-content.ts';
import { concatBytes } from '../concat-bytes.ts';
import { RECEIPT_KEYWORD, type WithReceipt } from '../receipt-names.ts';
import { pngChunks } from './png-chunks.ts';
import { bakedChunks, receiptChunks } from './read-png.ts';

const KEYWORD = 'openbadgecredential';

/**
 * Bakes a credential into a PNG, as Open Badges 3.0 asks: an uncompressed iTXt chunk `openbadgecredential`, right after
 * the header. Every other chunk stays byte for byte. What was baked before, in 3.0 or 2.0, is replaced: a picture holds
 * one credential. The receipt stands in a chunk of its own, {@link RECEIPT_KEYWORD}, which other programs pass over; an
 * older one goes with the older credential.
 *
 * `content` is the JSON text of a secured credential, or a compact JWS or SD-JWT.
 *
 * @see https://www.imsglobal.org/spec/ob/v3p0/#png-baking
 * @throws CredentialError `container.malformed`, `container.ambiguous` for a file that is no sound PNG,
 * `container.too-large`, `container.no-credential` for a content that is none, `log.receipt-malformed`
 * @example
 * const picture = bakePng(badge, JSON.stringify(secured));
 */
export function bakePng(png: Uint8Array, content: string, { receipt }: WithReceipt = {}): Uint8Array<ArrayBuffer> {
  checkContent(content);
  if (receipt !== undefined) parseReceipt(receipt);
  const chunks = pngChunks(png);
  const baked = new Set([...bakedChunks(chunks), ...receiptChunks(chunks)].map(({ start }) => start));
  const kept = chunks.filter(({ start }) => !baked.has(start)).map(({ start, end }) => png.subarray(start, end));
  const [header = new Uint8Array(), ...rest] = kept;
  const texts = [textChunk(KEYWORD, content), ...(receipt === undefined ? [] : [textChunk(RECEIPT_KEYWORD, receipt)])];
  return concatBytes([png.subarray(0, chunks[0]?.start), header, ...texts, ...rest]);
}

/** Keyword, no compression, no language, no translation, text (PNG section 11.3.3.4). */
function textChunk(keyword: string, content: string): Uint8Array {
  const encoder = new TextEncoder();
  const data = concatBytes([encoder.encode(keyword), new Uint8Array(5), encoder.encode(content)]);
  const chunk = concatBytes([new Uint8Array(4), encoder.encode('iTXt'), data, new Uint8Array(4)]);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, data.length);
  view.setUint32(chunk.length - 4, crc32(chunk.subarray(4, -4)));
  return chunk;
}
