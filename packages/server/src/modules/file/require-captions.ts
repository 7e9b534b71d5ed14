import { Refusal } from '../../refusal.ts';

const time = String.raw`(?:\d{2,4}:)?[0-5]\d:[0-5]\d\.\d{3}`;
const timing = new RegExp(String.raw`^(${time})[ \t]+-->[ \t]+(${time})(?:[ \t].*)?$`);

/**
 * Captions as UTF-8 text whose every cue says from when to when it is shown, each ending after it begins (WebVTT, 4.1).
 * A browser leaves out without a word what it cannot read; here its author is told, and which line it is.
 *
 * @throws Refusal `unsupported-media-type`
 */
export function requireCaptions(bytes: Buffer): Buffer {
  const lines = textOf(bytes).split(/\r\n|\n|\r/);
  let cues = 0;
  for (const [index, line] of lines.entries()) {
    if (!line.includes('-->')) continue;
    const [, from, to] = timing.exec(line) ?? [];
    if (from === undefined || to === undefined || secondsOf(from) >= secondsOf(to)) {
      throw refusal(`Line ${index + 1} is not a time from when to when: write 00:01.000 --> 00:04.000.`);
    }
    cues += 1;
  }
  if (cues === 0)
    throw refusal('There are no captions in the file: each begins with a line such as 00:01.000 --> 00:04.000.');
  return bytes;
}

function textOf(bytes: Buffer): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (text.includes('\0')) throw new Error('U+0000');
    return text;
  } catch (cause) {
    throw refusal('Save the captions as UTF-8 text and send them again.', cause);
  }
}

function secondsOf(written: string): number {
  return written.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}

function refusal(what: string, cause?: unknown): Refusal {
  return new Refusal('unsupported-media-type', `Nothing was kept. ${what}`, { cause });
}
