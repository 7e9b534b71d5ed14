import { CredentialError } from '../../errors.ts';
import { parseReceipt } from '../../log/receipt.ts';
import { concatBytes } from '../concat-bytes.ts';
import { RECEIPT_FILE } from '../receipt-names.ts';
import { type NamePair, nameTreePairs } from './name-tree.ts';
import { PdfDocument } from './pdf-document.ts';
import { PdfUpdate } from './pdf-update.ts';
import type { PdfDict, PdfRef, PdfString, PdfValue } from './pdf-value.ts';
import { attachmentName } from './read-pdf.ts';

/** What is attached to a PDF, and what it is to the pages. */
export interface PdfAttachmentInput {
  /** The credential in any form, or any other file. */
  readonly content: Uint8Array | string;
  /** The name that viewers show; printable ASCII, for example `credential.json`. */
  readonly name: string;
  /** For example `application/vc`. */
  readonly mediaType: string;
  /** The date of the attachment. */
  readonly now: Date;
  /**
   * What the file is to the document: `Source`, what the pages were made from, is right for a credential and its printed
   * certificate; `Data` what a part of it shows (ISO 32000-2 section 14.13).
   */
  readonly relationship?: 'Source' | 'Data';
  /** The receipt of the credential, attached beside it as {@link RECEIPT_FILE}. */
  readonly receipt?: string | undefined;
}

/** One of the files that are attached. */
interface Attachment extends Pick<PdfAttachmentInput, 'content' | 'name' | 'mediaType' | 'now'> {
  readonly relationship: 'Source' | 'Data' | 'Supplement';
}

/**
 * Attaches a file to a PDF as PDF 2.0 and PDF/A-3 ask: embedded, listed in `/EmbeddedFiles` for viewers and in `/AF` for
 * programs. The file is added behind the PDF, which itself stays byte for byte, so that a signature over it still fits.
 * An attachment of the same name is replaced in both lists; its bytes stay in the older part of the file. Others stay.
 *
 * The same input gives the same bytes. A PDF that is locked or damaged is refused and not repaired.
 *
 * @see https://pdfa.org/resource/iso-32000-2/
 * @throws CredentialError `container.malformed`, `container.ambiguous`, `container.too-large`, `container.encrypted`,
 * `container.unsupported`, `container.unsafe` for a name that is none
 * @example
 * const certificate = await attachToPdf(pdf, { content: text, name: 'credential.json', mediaType: 'application/vc', now });
 */
export async function attachToPdf(pdf: Uint8Array, input: PdfAttachmentInput): Promise<Uint8Array<ArrayBuffer>> {
  const attachments = attachmentsOf(input);
  const document = new PdfDocument(pdf);
  const update = new PdfUpdate(document);
  const files = attachments.map((file) => ({
    name: file.name,
    ref: update.add(fileSpecification(file, update.add(embeddedFile(file)))),
  }));
  const { ref, dict } = document.catalog();
  const names = document.dict(dict.get('Names')) ?? new Map<string, PdfValue>();
  const isReplaced = (value: PdfValue) => files.some(({ name }) => isNamed(document, value, name));
  const others = nameTreePairs(document, names.get('EmbeddedFiles')).filter(
    ({ name, value }) => !files.some((file) => file.name === latin(name)) && !isReplaced(value),
  );
  const tree = nameTreeOf([...others, ...files.map(({ name, ref: value }) => ({ name: text(name).bytes, value }))]);
  const associated = document.array(dict.get('AF')).filter((entry) => !isReplaced(entry));
  const changed = new Map(dict);
  changed.set('Names', new Map(names).set('EmbeddedFiles', update.add(tree)));
  changed.set('AF', [...associated, ...files.map((file) => file.ref)]);
  update.replace(ref, changed);
  return update.bytes(await identifier(pdf, attachments));
}

/** The credential, and its receipt where there is one. */
function attachmentsOf({ relationship = 'Source', receipt, ...input }: PdfAttachmentInput): readonly Attachment[] {
  if (!/^[\x20-\x7e]{1,200}$/.test(input.name) || /[\\/:]/.test(input.name)) {
    throw new CredentialError('container.unsafe', `PDF: the name ${JSON.stringify(input.name.slice(0, 100))}`);
  }
  const credential: Attachment = { ...input, relationship };
  if (receipt === undefined) return [credential];
  parseReceipt(receipt);
  if (input.name === RECEIPT_FILE) throw new CredentialError('container.unsafe', `PDF: the name ${RECEIPT_FILE} twice`);
  const { now } = input;
  return [
    credential,
    { content: receipt, name: RECEIPT_FILE, mediaType: 'application/json', now, relationship: 'Supplement' },
  ];
}

function bytesOf({ content }: Attachment): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

function embeddedFile(file: Attachment): PdfValue {
  const { mediaType, now } = file;
  const bytes = bytesOf(file);
  const parameters = new Map<string, PdfValue>([
    ['ModDate', text(pdfDate(now))],
    ['Size', bytes.length],
  ]);
  const dict = new Map<string, PdfValue>([
    ['Type', { pdf: 'name', name: 'EmbeddedFile' }],
    ['Subtype', { pdf: 'name', name: mediaType }],
    ['Params', parameters],
    ['Length', bytes.length],
  ]);
  return { pdf: 'stream', dict, bytes };
}

function fileSpecification({ name, relationship }: Attachment, stream: PdfRef): PdfValue {
  const embedded = new Map<string, PdfValue>([
    ['F', stream],
    ['UF', stream],
  ]);
  return new Map<string, PdfValue>([
    ['Type', { pdf: 'name', name: 'Filespec' }],
    ['F', text(name)],
    ['UF', text(name)],
    ['EF', embedded],
    ['AFRelationship', { pdf: 'name', name: relationship }],
  ]);
}

/** All names in one leaf, sorted by their bytes (ISO 32000-2 section 7.9.6). */
function nameTreeOf(pairs: readonly NamePair[]): PdfDict {
  const sorted = pairs.toSorted((one, other) => (latin(one.name) < latin(other.name) ? -1 : 1));
  const names = sorted.flatMap(({ name, value }): PdfValue[] => [{ pdf: 'string', bytes: name }, value]);
  return new Map([['Names', names]]);
}

function isNamed(document: PdfDocument, value: PdfValue, name: string): boolean {
  const file = document.dict(value);
  return file !== undefined && attachmentName(document, file) === name;
}

/** Tells this state of the file from every other one (ISO 32000-2 section 14.4), and is the same for the same input. */
async function identifier(pdf: Uint8Array, files: readonly Attachment[]): Promise<Uint8Array> {
  const parts = files.flatMap((file) => {
    const about = JSON.stringify([file.name, file.mediaType, file.relationship, file.now.toISOString()]);
    return [bytesOf(file), new TextEncoder().encode(about)];
  });
  const hash = await crypto.subtle.digest('SHA-256', concatBytes([pdf, ...parts]));
  return new Uint8Array(hash).subarray(0, 16);
}

function pdfDate(date: Date): string {
  return `D:${date.toISOString().slice(0, 19).replaceAll(/[-T:]/g, '')}Z`;
}

function text(value: string): PdfString {
  return { pdf: 'string', bytes: new TextEncoder().encode(value) };
}

function latin(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}
