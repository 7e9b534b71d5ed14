/** Between two looks; a person holding a code still does not notice. */
const pauseMs = 250;

/** Looks at what the camera shows until there is a code in it, or until the signal aborts. */
export async function readFrames(video: HTMLVideoElement, signal: AbortSignal): Promise<string | undefined> {
  const { readQrCodes } = await import('../browser/read-qr-codes.ts');
  const canvas = document.createElement('canvas');
  while (!signal.aborted) {
    const frame = await frameOf(video, canvas);
    const [code] = frame ? await readQrCodes(frame) : [];
    if (code && !signal.aborted) return code;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  return undefined;
}

async function frameOf(video: HTMLVideoElement, canvas: HTMLCanvasElement): Promise<Uint8Array | undefined> {
  const { videoWidth: width, videoHeight: height } = video;
  if (width === 0) return undefined;
  Object.assign(canvas, { width, height });
  canvas.getContext('2d', { willReadFrequently: true })?.drawImage(video, 0, 0, width, height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.9));
  return blob ? new Uint8Array(await blob.arrayBuffer()) : undefined;
}
