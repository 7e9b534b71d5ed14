import { isUrl } from '../model/is-url.ts';

const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;
const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i;
const DURATION = /^P(?!$)(?:\d+W|(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?!$)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)$/;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const POINTER = /^(?:\/(?:[^~/]|~[01])*)*$/;
const OCTET = /^(?:25[0-5]|2[0-4]\d|1?\d?\d)$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: what no URI reference may hold
const NO_REFERENCE = /[\u0000-\u0020<>"{}|\\^`\u007f-\u009f]|%(?![0-9a-fA-F]{2})/;

/**
 * The formats of JSON Schema that are held to, each in time linear to the text. A format that is not here says something
 * to people only.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-validation#section-7.3
 */
export const formats: ReadonlyMap<string, (text: string) => boolean> = new Map([
  ['date', isDate],
  ['time', (text) => TIME.test(text)],
  ['date-time', isDateTime],
  ['duration', (text) => DURATION.test(text)],
  ['email', isEmail],
  ['idn-email', isEmail],
  ['hostname', isHostname],
  ['ipv4', isIpv4],
  ['ipv6', isIpv6],
  ['uri', (text) => isAscii(text) && isReference(text) && isUrl(text)],
  ['iri', (text) => isReference(text) && isUrl(text)],
  ['uri-reference', (text) => isAscii(text) && isReference(text)],
  ['iri-reference', isReference],
  ['uuid', (text) => UUID.test(text)],
  ['json-pointer', (text) => POINTER.test(text)],
]);

function isDate(text: string): boolean {
  const [, year = Number.NaN, month = Number.NaN, day = Number.NaN] = (DATE.exec(text) ?? []).map(Number);
  const date = new Date(Date.UTC(2000, 0, 1));
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function isDateTime(text: string): boolean {
  return /^.{10}t/i.test(text) && isDate(text.slice(0, 10)) && TIME.test(text.slice(11));
}

function isEmail(text: string): boolean {
  const at = text.lastIndexOf('@');
  const [name, host] = [text.slice(0, at), text.slice(at + 1)];
  return at > 0 && name.length <= 64 && !/[\s@<>()[\]\\,;:"]|^\.|\.$|\.\./.test(name) && isHostname(host);
}

function isHostname(text: string): boolean {
  return text.length <= 253 && text.split('.').every((label) => LABEL.test(label));
}

function isIpv4(text: string): boolean {
  const octets = text.split('.');
  return octets.length === 4 && octets.every((octet) => OCTET.test(octet) && !/^0\d/.test(octet));
}

function isIpv6(text: string): boolean {
  return /^[0-9a-f:.]{2,45}$/i.test(text) && URL.canParse(`http://[${text}]/`);
}

function isReference(text: string): boolean {
  return !NO_REFERENCE.test(text);
}

function isAscii(text: string): boolean {
  return /^[\x21-\x7e]*$/.test(text);
}
