/** The most a credential may have; what is longer is none. */
export const longestGiven = 1_000_000;

/** Why something cannot be a credential, before anything is verified. */
export type GivenFault =
  | 'empty'
  | 'too-large'
  | 'not-json'
  | 'damaged-json'
  | 'jwt'
  | 'pdf'
  | 'picture'
  | 'archive'
  | 'not-text'
  | 'not-web';

export type Judged =
  | { kind: 'credential'; text: string }
  | { kind: 'address'; url: string }
  | { kind: 'fault'; fault: GivenFault };

/** Tells what somebody pasted: a credential, the address of one, or neither. What a credential says is not looked at. */
export function judgeGiven(given: string): Judged {
  const text = given.trim();
  if (text === '') return fault('empty');
  if (text.length > longestGiven) return fault('too-large');
  if (text.startsWith('{') || text.startsWith('['))
    return isJson(text) ? { kind: 'credential', text } : fault('damaged-json');
  if (/^ey[\w-]+\.[\w-]+\.[\w-]*(~|$)/.test(text)) return fault('jwt');
  if (/^[a-z][a-z0-9+.-]*:\S+$/i.test(text)) return judgeAddress(text);
  return fault('not-json');
}

/** Tells what is in a file, by its first bytes when it is no text. */
export function judgeBytes(bytes: Uint8Array): Judged {
  const start = String.fromCharCode(...bytes.subarray(0, 8));
  if (start.startsWith('%PDF')) return fault('pdf');
  if (start.startsWith('\u0089PNG') || start.startsWith('\u00ff\u00d8') || start.startsWith('GIF8'))
    return fault('picture');
  if (start.startsWith('PK\u0003\u0004')) return fault('archive');
  if (bytes.length > longestGiven) return fault('too-large');
  try {
    return judgeGiven(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return fault('not-text');
  }
}

function judgeAddress(text: string): Judged {
  const url = URL.parse(text);
  if (!url || text.length > 2_000) return fault('not-json');
  return /^https?:$/.test(url.protocol) ? { kind: 'address', url: url.href } : fault('not-web');
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function fault(fault: GivenFault): Judged {
  return { kind: 'fault', fault };
}
