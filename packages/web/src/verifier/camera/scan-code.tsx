import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useText } from '../../text/text-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { OnceScripted } from '../../ui/once-scripted.tsx';
import { type Camera, type CameraFault, openCamera } from './open-camera.ts';
import { readFrames } from './read-frames.ts';
import styles from './scan-code.module.css';

export interface ScanCodeProps {
  /** What the code says. */
  onCode: (text: string) => void;
  disabled: boolean;
}

type State = 'closed' | 'opening' | Camera | CameraFault;

/** Reads a QR code with the camera. No picture leaves the page, and the camera is off as soon as it is not needed. */
export function ScanCode({ onCode, disabled }: ScanCodeProps) {
  const { t } = useText();
  const [state, setState] = useState<State>('closed');
  const open = async () => {
    setState('opening');
    setState(await openCamera());
  };
  if (typeof state === 'object')
    return (
      <Viewfinder
        camera={state}
        onEnd={(code) => {
          setState('closed');
          if (code !== undefined) onCode(code);
        }}
      />
    );
  return (
    <OnceScripted>
      <div className={styles.scan}>
        <div>
          <Button type="button" busy={state === 'opening'} disabled={disabled} onClick={() => void open()}>
            {t('verifier.camera.open')}
          </Button>
        </div>
        {state !== 'closed' && state !== 'opening' && (
          <div data-camera={state}>
            <Notice kind="info" title={t('verifier.camera.noneTitle')} live>
              {t(`verifier.camera.${state}`)}
            </Notice>
          </div>
        )}
      </div>
    </OnceScripted>
  );
}

interface ViewfinderProps {
  camera: Camera;
  onEnd: (code?: string) => void;
}

function Viewfinder({ camera, onEnd }: ViewfinderProps) {
  const { t } = useText();
  const video = useRef<HTMLVideoElement>(null);
  const end = useEffectEvent(onEnd);
  useEffect(() => {
    const watching = new AbortController();
    const { signal } = watching;
    const stop = () => end();
    const whenHidden = () => document.hidden && stop();
    document.addEventListener('visibilitychange', whenHidden, { signal });
    if (video.current) {
      video.current.srcObject = camera.stream;
      void video.current.play().catch(stop);
      readFrames(video.current, signal).then((code) => code !== undefined && end(code), stop);
    }
    return () => {
      watching.abort();
      camera.close();
    };
  }, [camera]);
  return (
    <div className={styles.scan} data-camera="open">
      <video ref={video} className={styles.picture} muted playsInline aria-label={t('verifier.camera.picture')} />
      <p role="status">{t('verifier.camera.hold')}</p>
      <div>
        <Button type="button" onClick={() => onEnd()}>
          {t('verifier.camera.close')}
        </Button>
      </div>
    </div>
  );
}
