import { readZip, type ZipFile } from '@laurel/credential';

const propertiesFile = { openxml: 'docProps/core.xml', odf: 'meta.xml' };
/** Where besides its properties a document says who wrote: in remarks, in changes that are tracked, and in lists of people. */
const others =
  /^(?:word\/(?:document|comments|footnotes|endnotes|people|header\d+|footer\d+)|xl\/(?:comments|persons\/|threadedComments\/)[\w/]*|ppt\/(?:commentAuthors|authors)|content)\.xml$/;
const mostBytes = 8 * 1024 * 1024;
const names = 'It names who wrote it: ';
const unread = 'It is too large to be looked into for whom it names.';

/** What a document says of who wrote it. */
export function saysOfDocument(bytes: Uint8Array, keptAs: string): string[] {
  const wanted = keptAs.includes('oasis') ? propertiesFile.odf : propertiesFile.openxml;
  const found = readZip(bytes, { maxUnpackedBytes: Number.MAX_SAFE_INTEGER }).filter(
    ({ name }) => name === wanted || others.test(name),
  );
  const isWhole = found.reduce((sum, { size }) => sum + size, 0) <= mostBytes;
  const said = isWhole ? found.flatMap(namesIn).map((name) => name.trim()) : [];
  const distinct = [...new Set(said.filter(Boolean))].slice(0, 10);
  return [
    'The document is kept as it is.',
    ...(distinct.length > 0 ? [`${names}“${distinct.join('”, “')}”.`] : []),
    ...(isWhole ? [] : [unread]),
  ];
}

/** Whether what was said of a document means that it may say whose it is. */
export function documentMaySayWhose(notes: readonly string[]): boolean {
  return notes.some((note) => note.startsWith(names) || note === unread);
}

function namesIn({ name, unpack }: ZipFile): string[] {
  const text = Buffer.from(unpack()).toString('utf8');
  const said = [
    /<(?:dc:creator|cp:lastModifiedBy|meta:initial-creator|author)>([^<]{1,200})</g,
    /\b(?:w|w15):author="([^"]{1,200})"/g,
    // In a list of people a name is all there is.
    ...(/(?:uthors|persons\/\w+)\.xml$/.test(name) ? [/\b(?:name|displayName)="([^"]{1,200})"/g] : []),
  ];
  return said.flatMap((each) => [...text.matchAll(each)].map(([, found = '']) => found));
}
