/**
 * Text from elsewhere as it may be shown in a terminal: on one line, without control characters, and without the marks
 * that turn the direction of writing, so that nobody's name can repaint the answer.
 */
export function printable(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim();
}
