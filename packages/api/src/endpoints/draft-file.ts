/** How a file is put into a draft that will be handed in, of work or of evidence: 200 MiB at the most, of any kind. */
export const draftFile = {
  upload: { mediaTypes: ['application/octet-stream'], maxBytes: 200 * 1024 * 1024 },
  rateLimit: { points: 120, seconds: 3_600 },
} as const;

/** What may be wrong with it. */
export const draftFileProblems = [
  'invalid-request',
  'too-many-files',
  'too-large',
  'unsupported-media-type',
  'unreadable-image',
  'rate-limited',
] as const;
