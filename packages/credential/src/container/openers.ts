import { CredentialError } from '../errors.ts';
import { inside, type Opening, type Part, type Place } from './opening.ts';
import { readPdf } from './pdf/read-pdf.ts';
import { readPng } from './png/read-png.ts';
import type { SeenKind } from './read-result.ts';
import { RECEIPT_KEYWORD } from './receipt-names.ts';
import { malformed } from './refuse.ts';
import { sniff } from './sniff.ts';
import { readSvg } from './svg/read-svg.ts';
import { addressBehind } from './text/address-behind.ts';
import { decodeBase64 } from './text/decode-base64.ts';
import { decodeDataUrl } from './text/decode-data-url.ts';
import { findInHtml } from './text/find-in-html.ts';
import { findInProse } from './text/find-in-prose.ts';
import { openJson } from './text/open-json.ts';
import { joinLines, webAddress } from './text/text-kind.ts';
import { tokenForm } from './text/token-form.ts';
import { readZip } from './zip/read-zip.ts';

type Opener = (opening: Opening, part: Part) => void | Promise<void>;

/** How each kind of thing is opened. What an opener throws is noted for the whole part. */
export const openers: Readonly<Record<SeenKind, Opener>> = {
  empty: nothing,
  json: openJson,
  jws: openToken,
  'sd-jwt': openToken,
  cose: (opening, { path, bytes }) => opening.add({ path, form: 'cose', kind: 'unknown', content: bytes }),
  url: openUrl,
  invitation: (_, { text }) => {
    throw new CredentialError('container.invitation', text.slice(0, 200));
  },
  'data-url': openDataUrl,
  base64: openBase64,
  png: openPng,
  svg: openSvg,
  pdf: openPdf,
  zip: openZip,
  image: openImage,
  html: openHtml,
  text: openProse,
  unknown: () => {
    throw new CredentialError('container.unsupported');
  },
};

function nothing(_: Opening, { kind }: Part): never {
  throw new CredentialError('container.no-credential', kind);
}

function openToken(opening: Opening, { path, text }: Part): void {
  const content = joinLines(text);
  const token = tokenForm(content);
  if (token === undefined) throw malformed('no token');
  opening.add({ path, ...token, content });
}

async function openUrl(opening: Opening, part: Part): Promise<void> {
  const address = webAddress(part.text.trim());
  if (address === undefined || !part.mayVisit) {
    throw new CredentialError('container.not-retrieved', part.text.slice(0, 500));
  }
  await opening.visit(addressBehind(address), part);
}

async function openDataUrl(opening: Opening, part: Part): Promise<void> {
  const { mediaType, content } = decodeDataUrl(part.text.trim());
  opening.spend(content.length);
  await opening.open(content, inside(part, { in: 'data-url', mediaType }));
}

/** Base64 is worth opening when what comes out is something: many words are base64 as well. */
async function openBase64(opening: Opening, part: Part): Promise<void> {
  const bytes = decodeBase64(joinLines(part.text));
  const kind = bytes === undefined ? 'unknown' : sniff(bytes).kind;
  if (bytes === undefined || !['json', 'cose', 'png', 'svg', 'pdf', 'zip'].includes(kind))
    return nothing(opening, part);
  opening.spend(bytes.length);
  await opening.open(bytes, inside(part, { in: 'base64' }));
}

async function openPng(opening: Opening, part: Part): Promise<void> {
  const { baked, receipt } = readPng(part.bytes);
  if (receipt !== undefined)
    openReceipt(opening, receipt, inside(part, { in: 'png', chunk: 'iTXt', keyword: RECEIPT_KEYWORD }));
  if (baked === undefined) return openImage(opening, part);
  const { chunk, keyword, text } = baked;
  // Older badges hold the address of the assertion and not the assertion.
  await opening.open(text, inside(part, { in: 'png', chunk, keyword }, true));
}

async function openSvg(opening: Opening, part: Part): Promise<void> {
  const { baked, receipt } = readSvg(part.text.trim());
  if (receipt !== undefined)
    openReceipt(opening, receipt, inside(part, { in: 'svg', element: 'receipt', part: 'body' }));
  if (baked === undefined) return nothing(opening, part);
  const { element, part: where, text } = baked;
  await opening.open(text, inside(part, { in: 'svg', element, part: where }, true));
}

/** A receipt that cannot be read takes nothing from the credential beside it. */
function openReceipt(opening: Opening, receipt: () => string, place: Place): void {
  try {
    opening.addReceipt(receipt(), place);
  } catch (error) {
    opening.refuse('json', place, error);
  }
}

/** A picture with nothing baked into it may be the photo of a code. */
async function openImage(opening: Opening, part: Part): Promise<void> {
  const codes = await opening.qrCodes(part.bytes);
  if (codes === undefined) throw new CredentialError('container.no-credential', 'no QR code was looked for');
  if (codes.length === 0) throw new CredentialError('container.no-credential', 'no QR code in the picture');
  for (const [index, code] of codes.entries()) {
    await opening.open(code, inside(part, { in: 'qr', index }, true));
  }
}

async function openPdf(opening: Opening, part: Part): Promise<void> {
  refuseNested(part, 'pdf');
  const attachments = readPdf(part.bytes);
  if (attachments.length === 0) return nothing(opening, part);
  for (const { name, unpack } of attachments) {
    await openUnpacked(opening, part, { step: { in: 'pdf', attachment: name }, unpack });
  }
}

async function openZip(opening: Opening, part: Part): Promise<void> {
  refuseNested(part, 'zip');
  const files = readZip(part.bytes);
  if (files.length === 0) return nothing(opening, part);
  for (const { name, unpack } of files) await openUnpacked(opening, part, { step: { in: 'zip', entry: name }, unpack });
}

/** One file of several: when it is damaged, the others are read nevertheless. */
async function openUnpacked(
  opening: Opening,
  part: Part,
  { step, unpack }: { step: Part['path'][number]; unpack: () => Uint8Array },
): Promise<void> {
  const place = inside(part, step);
  let bytes: Uint8Array;
  try {
    bytes = unpack();
    opening.spend(bytes.length);
  } catch (error) {
    return opening.refuse('unknown', place, error);
  }
  if (!isSystemFile(bytes)) await opening.open(bytes, place);
}

/** What macOS adds to every archive beside each file (AppleDouble) and in each folder (.DS_Store). Nobody put it there. */
function isSystemFile(bytes: Uint8Array): boolean {
  const start = String.fromCharCode(...bytes.subarray(0, 8));
  return start.startsWith('\x00\x05\x16\x07\x00\x02\x00\x00') || start === '\x00\x00\x00\x01Bud1';
}

/** A page that was fetched may point to another form of itself: that one more address is visited, and no further one. */
async function openHtml(opening: Opening, part: Part): Promise<void> {
  const found = findInHtml(part.text);
  const [page, ...more] = part.path.flatMap((step) => (step.in === 'url' ? [step.url] : []));
  for (const item of found) {
    const place = inside(part, { in: 'html', part: item.part });
    if (item.part === 'script') await opening.open(item.text, place);
    else if (page !== undefined && more.length === 0) await visitLink(opening, place, URL.parse(item.href, page));
  }
  if (found.length === 0) nothing(opening, part);
}

async function visitLink(opening: Opening, place: Place, link: URL | null): Promise<void> {
  if (link === null) return;
  try {
    await opening.visit(link.href, place);
  } catch (error) {
    opening.refuse('url', place, error);
  }
}

/**
 * Only what a person pasted, or a code says, is searched for words that are credentials. A document is none, and the
 * addresses that stand in a file are not visited.
 */
async function openProse(opening: Opening, part: Part): Promise<void> {
  const last = part.path.at(-1);
  const words = last === undefined || last.in === 'qr' ? findInProse(part.text) : [];
  if (words === undefined || words.length === 0) return nothing(opening, part);
  const mayVisit = part.mayVisit && part.bytes.length === 0;
  for (const [index, word] of words.entries()) {
    await opening.open(word, inside(part, { in: 'text', index }, mayVisit));
  }
}

function refuseNested({ path }: Part, kind: 'pdf' | 'zip'): void {
  if (path.some((step) => step.in === kind)) throw new CredentialError('container.nested', `${kind} inside ${kind}`);
}
