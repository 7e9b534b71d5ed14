import { SaxesParser } from 'saxes';
import { PackageError } from '../package-error.ts';
import type { XmlElement } from './xml-element.ts';

const maxBytes = 16 * 1024 * 1024;
const maxDepth = 64;
const maxNodes = 500_000;

/**
 * Reads an XML file into elements. No document type declaration, so no entities but those of XML itself and the space that
 * HTML calls `&nbsp;`; bounded in size, depth and number of parts.
 *
 * @throws PackageError `xml-malformed`, `xml-doctype`, `xml-too-large`
 */
export function parseXml(bytes: Uint8Array, file: string): XmlElement {
  if (bytes.length > maxBytes) throw new PackageError('xml-too-large', `${file}: ${bytes.length} bytes`);
  const root: XmlElement = { name: '', attributes: {}, children: [] };
  const open = [root];
  let nodes = 0;
  const add = (child: XmlElement | string) => {
    nodes += 1;
    if (nodes > maxNodes) throw new PackageError('xml-too-large', `${file}: more than ${maxNodes} parts`);
    open.at(-1)?.children.push(child);
  };
  const parser = new SaxesParser({ xmlns: false });
  parser.ENTITIES.nbsp = '\u00a0';
  parser.on('doctype', () => {
    throw new PackageError('xml-doctype', file);
  });
  parser.on('error', (error) => {
    throw new PackageError('xml-malformed', `${file}: ${error.message}`);
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element: XmlElement = { name: local(name), attributes: localNames(attributes), children: [] };
    add(element);
    open.push(element);
    if (open.length > maxDepth) throw new PackageError('xml-too-large', `${file}: deeper than ${maxDepth} elements`);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', add);
  parser.on('cdata', add);
  parser.write(decode(bytes, file)).close();
  const element = root.children.find((child) => typeof child !== 'string');
  if (element === undefined) throw new PackageError('xml-malformed', `${file}: it has no element`);
  return element;
}

const local = (name: string) => name.slice(name.indexOf(':') + 1);

/** Attributes without their prefixes; what declares a namespace says nothing here. */
function localNames(attributes: Record<string, string>): Record<string, string> {
  const entries = Object.entries(attributes)
    .filter(([name]) => name !== 'xmlns' && !name.startsWith('xmlns:'))
    .map(([name, value]) => [local(name), value] as const);
  return Object.assign(Object.create(null), Object.fromEntries(entries));
}

const encodings = ['utf-8', 'utf-16', 'utf-16le', 'utf-16be', 'iso-8859-1', 'windows-1252', 'us-ascii'];

/** The text, in the encoding that its first bytes or its declaration say. */
function decode(bytes: Uint8Array, file: string): string {
  const start = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const marked = start.startsWith('\xff\xfe') ? 'utf-16le' : start.startsWith('\xfe\xff') ? 'utf-16be' : undefined;
  const declared = /^(?:\xef\xbb\xbf)?<\?xml[^>]*encoding=["']([A-Za-z0-9_-]{1,20})["']/
    .exec(start)?.[1]
    ?.toLowerCase();
  const encoding = marked ?? declared ?? 'utf-8';
  if (!encodings.includes(encoding)) throw new PackageError('xml-malformed', `${file}: the encoding ${encoding}`);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new PackageError('xml-malformed', `${file}: not ${encoding}`, { cause });
  }
}
