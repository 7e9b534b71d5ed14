/** What may be chosen in each kind of file field. */
export const uploadKinds = {
  image: ['image/png', 'image/jpeg', 'image/webp'],
  video: ['video/webm', 'video/mp4'],
  captions: ['text/vtt'],
} as const;

export type UploadKind = keyof typeof uploadKinds;
