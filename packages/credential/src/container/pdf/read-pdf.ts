import { MAX_ENTRIES } from '../limits.ts';
import { ambiguous, tooLarge } from '../refuse.ts';
import { nameTreePairs } from './name-tree.ts';
import { PdfDocument } from './pdf-document.ts';
import { pdfText } from './pdf-text.ts';
import { isPdf, type PdfDict, type PdfStream, type PdfValue } from './pdf-value.ts';

const MAX_PAGES = 5_000;

/** One file that is attached to a PDF. It is unpacked when it is asked for. */
export interface PdfAttachment {
  readonly name: string;
  /** @throws CredentialError `container.malformed`, `container.too-large`, `container.unsupported`, `container.ambiguous` */
  readonly unpack: () => Uint8Array;
}

/**
 * The files attached to a PDF: by its name tree `/EmbeddedFiles`, by `/AF` of the document, or by a paper clip on a page
 * (ISO 32000-2 section 7.11.4, 14.13, 12.5.6.15). Nothing is run or drawn, and only what leads to attachments is read.
 *
 * @throws CredentialError `container.malformed`, `container.ambiguous`, `container.too-large`, `container.encrypted`,
 * `container.unsupported`
 */
export function readPdf(pdf: Uint8Array): readonly PdfAttachment[] {
  const document = new PdfDocument(pdf);
  const { dict } = document.catalog();
  const tree = document.dict(dict.get('Names'))?.get('EmbeddedFiles');
  const listed = nameTreePairs(document, tree).map(({ value }) => value);
  const specifications = [listed, document.array(dict.get('AF')), paperClips(document, dict)].flat();
  const attachments = new Map<PdfStream, PdfAttachment>();
  for (const specification of specifications) {
    const file = document.dict(specification);
    const embedded = file === undefined ? [] : embeddedStreams(document, file);
    const [stream] = embedded;
    if (file === undefined || stream === undefined || attachments.has(stream)) continue;
    if (attachments.size >= MAX_ENTRIES) throw tooLarge(`PDF: more than ${MAX_ENTRIES} attachments`);
    const unpack = () => {
      if (embedded.length > 1) throw ambiguous('PDF: an attachment with several contents');
      return document.unpack(stream);
    };
    attachments.set(stream, { name: attachmentName(document, file), unpack });
  }
  return [...attachments.values()];
}

/** The same file may be given once for each way of writing its name; then all are one stream. */
function embeddedStreams(document: PdfDocument, file: PdfDict): readonly PdfStream[] {
  const embedded = document.dict(file.get('EF')) ?? new Map<string, PdfValue>();
  const streams = ['UF', 'F', 'Unix', 'Mac', 'DOS'].map((key) => document.stream(embedded.get(key)));
  return [...new Set(streams.filter((stream) => stream !== undefined))];
}

/** The name that a file specification gives its file, '' when it gives none. */
export function attachmentName(document: PdfDocument, file: PdfDict): string {
  const name = [file.get('UF'), file.get('F')]
    .map((value) => document.resolve(value))
    .find((value) => isPdf(value, 'string'));
  return isPdf(name, 'string') ? pdfText(name.bytes) : '';
}

/** The file specifications of annotations, and of `/AF`, on the pages. */
function paperClips(document: PdfDocument, catalog: PdfDict): readonly PdfValue[] {
  const found: (readonly PdfValue[])[] = [];
  const pages = [catalog.get('Pages') ?? null];
  const seen = new Set<PdfDict>();
  for (let node = pages.pop(); node !== undefined; node = pages.pop()) {
    const page = document.dict(node);
    if (page === undefined || seen.has(page)) continue;
    if (seen.add(page).size > MAX_PAGES) throw tooLarge(`PDF: more than ${MAX_PAGES} pages`);
    for (const kid of document.array(page.get('Kids'))) pages.push(kid);
    found.push(document.array(page.get('AF')), annotated(document, page));
  }
  return found.flat();
}

function annotated(document: PdfDocument, page: PdfDict): readonly PdfValue[] {
  return document.array(page.get('Annots')).flatMap((reference) => {
    const annotation = document.dict(reference);
    const file = annotation?.get('FS');
    return file === undefined ? [] : [file];
  });
}
