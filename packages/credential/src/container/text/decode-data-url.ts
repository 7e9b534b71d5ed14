import { malformed } from '../refuse.ts';
import { decodeBase64 } from './decode-base64.ts';
import { joinLines } from './text-kind.ts';

const LONGEST_HEAD = 1_000;

/**
 * What a data URL holds (RFC 2397): its media type, which is not believed, and its bytes or text.
 *
 * @throws CredentialError `container.malformed`
 */
export function decodeDataUrl(url: string): { mediaType: string; content: Uint8Array | string } {
  const comma = url.slice(0, LONGEST_HEAD).indexOf(',');
  if (comma < 0) throw malformed('a data URL without a comma');
  const [mediaType = '', ...parameters] = url.slice('data:'.length, comma).split(';');
  const data = percentDecode(url.slice(comma + 1));
  if (parameters.at(-1)?.trim().toLowerCase() !== 'base64') return { mediaType, content: data };
  const content = decodeBase64(joinLines(data));
  if (content === undefined) throw malformed('a data URL that is not base64');
  return { mediaType, content };
}

function percentDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (cause) {
    throw malformed('a data URL that is not rightly written', { cause });
  }
}
