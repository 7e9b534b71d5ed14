/** Why there is no picture. */
export type CameraFault = 'missing' | 'denied' | 'busy';

export interface Camera {
  stream: MediaStream;
  close: () => void;
}

/** Opens the camera that looks away from its owner, where there are two. */
export async function openCamera(): Promise<Camera | CameraFault> {
  // Only pages that came by https, or from this machine, have any.
  if (!navigator.mediaDevices?.getUserMedia) return 'missing';
  try {
    const stream = await navigator.mediaDevices.getUserMedia({
      video: { facingMode: 'environment', width: { ideal: 1280 } },
      audio: false,
    });
    const close = () => {
      for (const track of stream.getTracks()) track.stop();
    };
    return { stream, close };
  } catch (error) {
    return faultOf(error instanceof DOMException ? error.name : '');
  }
}

function faultOf(name: string): CameraFault {
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'missing';
}
