import { type RefObject, useId } from 'react';
import { useText } from '../../text/text-context.tsx';
import styles from './player-help.module.css';

const rates = [0.75, 1, 1.25, 1.5, 2];

/** How fast the video plays, and which keys it knows. */
export function PlayerHelp({ video }: { video: RefObject<HTMLVideoElement | null> }) {
  const { t, format } = useText();
  const id = useId();
  return (
    <div className={styles.help}>
      <p className={styles.speed}>
        <label htmlFor={id}>{t('learner.lesson.speed')}</label>
        <select
          id={id}
          className={styles.select}
          defaultValue={1}
          onChange={({ target }) => {
            if (video.current) video.current.playbackRate = Number(target.value);
          }}
        >
          {rates.map((rate) => (
            <option key={rate} value={rate}>
              {t('learner.lesson.speedOf', { rate: format.number(rate) })}
            </option>
          ))}
        </select>
      </p>
      <details>
        <summary className={styles.summary}>{t('learner.lesson.keys')}</summary>
        <p>{t('learner.lesson.keysText')}</p>
      </details>
    </div>
  );
}
