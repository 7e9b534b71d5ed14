import type { SeenKind } from '../read-result.ts';
import { tokenForm } from './token-form.ts';

const INVITATIONS =
  /^(?:openid-credential-offer|openid-initiate-issuance|openid4vp|openid-vc|openid|haip|mdoc-openid4vp|eudi-openid4vp):/i;
const OFFER = /[?&#](?:credential_offer|credential_offer_uri)=/;
/** A list has a value after its bracket; `[My badge](https://…)` has not. */
const JSON_START = /^(?:\{|"|\[\s*[[{"\]\d-])/;
const NOT_BASE64 = /[^A-Za-z0-9+/_=-]|=[^=]|={3}/;
/** Anything shorter is a word, and not a file in base64. */
const SHORTEST_BASE64 = 32;

/** What a text is, told by its first characters and its form. White space around it does not count. */
export function textKind(given: string): SeenKind {
  const text = given.trim();
  if (text === '') return 'empty';
  if (JSON_START.test(text)) return 'json';
  if (text.startsWith('<')) return markupKind(text);
  if (/^data:/i.test(text)) return 'data-url';
  const address = webAddress(text);
  if (INVITATIONS.test(text) || (address !== undefined && OFFER.test(address))) return 'invitation';
  if (address !== undefined) return 'url';
  const joined = joinLines(text);
  const token = tokenForm(joined);
  if (token !== undefined) return token.form;
  return joined.length >= SHORTEST_BASE64 && !NOT_BASE64.test(joined) ? 'base64' : 'text';
}

/** A token or base64 that a mail program broke into lines, in one piece again. */
export function joinLines(text: string): string {
  return text.replaceAll(/\s+/g, '');
}

/**
 * The address that a text is, in its normal form: `https:`, `http:`, or without a scheme as people write it
 * (`issuer.example/badges/7`). `undefined` when it is none.
 */
export function webAddress(text: string): string | undefined {
  if (/\s/.test(text) || text.length > 8_192) return undefined;
  if (/^https?:\/\//i.test(text)) return URL.parse(text)?.href;
  return /^[a-z\d-]+(?:\.[a-z\d-]+)+\/\S+$/i.test(text) ? URL.parse(`https://${text}`)?.href : undefined;
}

/** SVG and HTML by their outermost element, or by the name that a DOCTYPE gives it. */
function markupKind(text: string): SeenKind {
  const name = rootName(text)?.toLowerCase();
  if (name === 'svg') return 'svg';
  return name === 'html' || name === 'head' || name === 'body' ? 'html' : 'text';
}

function rootName(text: string): string | undefined {
  let at = 0;
  while (at >= 0) {
    const rest = text.slice(at, at + 512).trimStart();
    at += text.slice(at, at + 512).length - rest.length;
    const name = /^<(?:!doctype\s+)?(?:[\w.-]+:)?([\w.-]+)/i.exec(rest)?.[1];
    if (name !== undefined) return name;
    if (rest.startsWith('<?')) at = after(text, '?>', at);
    else if (rest.startsWith('<!--')) at = after(text, '-->', at);
    else return undefined;
  }
  return undefined;
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length;
}
