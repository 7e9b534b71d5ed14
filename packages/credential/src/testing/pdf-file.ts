import { concatBytes } from '../container/concat-bytes.ts';

const encoder = new TextEncoder();
const bytesOf = (content: Uint8Array | string) => (typeof content === 'string' ? encoder.encode(content) : content);

/** A stream's text, with its length. */
export function pdfStream(dict: string, content: Uint8Array | string): Uint8Array {
  const bytes = bytesOf(content);
  return concatBytes([bytesOf(`<<${dict} /Length ${bytes.length}>>\nstream\n`), bytes, bytesOf('\nendstream')]);
}

/**
 * A PDF of these objects, numbered from 1, with a table of the old kind. The first is the catalog unless `trailer` says
 * otherwise. `at` moves what the table says about an object.
 */
export function pdfFile(
  objects: readonly (Uint8Array | string)[],
  { trailer = '/Root 1 0 R', at = {}, startxref, end = '%%EOF\n' }: PdfFileOptions = {},
): Uint8Array {
  const parts: Uint8Array[] = [bytesOf('%PDF-1.7\n')];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  for (const [index, object] of objects.entries()) {
    const part = concatBytes([bytesOf(`${index + 1} 0 obj\n`), bytesOf(object), bytesOf('\nendobj\n')]);
    offsets.push(length);
    parts.push(part);
    length += part.length;
  }
  const lines = offsets.map((offset, index) => `${String(at[index + 1] ?? offset).padStart(10, '0')} 00000 n \n`);
  const table = `xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${lines.join('')}`;
  const rest = `${table}trailer\n<<${trailer} /Size ${offsets.length + 1}>>\nstartxref\n${startxref ?? length}\n${end}`;
  return concatBytes([...parts, bytesOf(rest)]);
}

/** What a test may have wrong in a file. */
export interface PdfFileOptions {
  readonly trailer?: string;
  readonly at?: Readonly<Record<number, number>>;
  readonly startxref?: number;
  readonly end?: string;
}

/** A PDF with files attached by its tree of names. */
export function pdfWithFiles(
  files: readonly { readonly name: string; readonly stream: Uint8Array }[],
  more = '',
): Uint8Array {
  const specifications = files.map(
    ({ name }, index) => `<</Type /Filespec /UF (${name}) /EF <</F ${index * 2 + 4} 0 R>>>>`,
  );
  const names = files.map(({ name }, index) => `(${name}) ${index * 2 + 3} 0 R`).join(' ');
  const catalog = `<</Type /Catalog /Pages 2 0 R /Names <</EmbeddedFiles <</Names [${names}]>>>> ${more}>>`;
  const objects = files.flatMap(({ stream }, index) => [specifications[index] ?? '', stream]);
  return pdfFile([catalog, '<</Type /Pages /Kids [] /Count 0>>', ...objects]);
}
