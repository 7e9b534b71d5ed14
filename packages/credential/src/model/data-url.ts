/** What a `data:` URL carries. */
export interface DataUrl {
  /** In small letters, without parameters. */
  readonly mediaType: string;
  readonly encoding: 'text' | 'base64';
  /** The text itself, its escapes undone, or base64 of the content. */
  readonly content: string;
}

// RFC 2397, with a media type: what a document embeds, it must name.
const DATA_URL = /^data:([a-z0-9!#$&^_.+-]+\/[a-z0-9!#$&^_.+-]+)((?:;[^;,]{1,100}){0,8}),(.+)$/is;

/**
 * Reads a `data:` URL. Undefined for every other text.
 *
 * @see https://www.rfc-editor.org/rfc/rfc2397
 * @throws URIError when its escapes are not rightly written
 */
export function parseDataUrl(url: string): DataUrl | undefined {
  const [, mediaType, parameters, content] = DATA_URL.exec(url) ?? [];
  if (mediaType === undefined || content === undefined) return undefined;
  const isBase64 = parameters?.toLowerCase().endsWith(';base64') === true;
  return {
    mediaType: mediaType.toLowerCase(),
    encoding: isBase64 ? 'base64' : 'text',
    content: decodeURIComponent(content),
  };
}
