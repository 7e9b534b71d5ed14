const START = 0xd8;
const SCAN = 0xda;
/** What cameras and programs write about a picture: Exif and XMP, IPTC, comments. The profile and how colours are coded stay. */
const NOTES = new Set([0xe1, 0xed, 0xfe]);

/**
 * A JPEG without the notes in front of its picture, which itself stays byte for byte. What is not rightly written stays
 * as it is.
 */
export function withoutJpegNotes(jpeg: Uint8Array): readonly Uint8Array[] {
  if (jpeg[0] !== 0xff || jpeg[1] !== START) return [jpeg];
  const parts = [jpeg.subarray(0, 2)];
  let at = 2;
  while (jpeg[at] === 0xff) {
    const marker = jpeg[at + 1];
    if (marker === SCAN) return [...parts, jpeg.subarray(at)];
    const end = at + 2 + (jpeg[at + 2] ?? 0) * 256 + (jpeg[at + 3] ?? 0);
    if (marker === undefined || end > jpeg.length || end < at + 4) break;
    if (!NOTES.has(marker)) parts.push(jpeg.subarray(at, end));
    at = end;
  }
  return [jpeg];
}
