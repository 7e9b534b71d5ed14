import { useState } from 'react';
import { useText } from '../../text/text-context.tsx';
import { Icon } from '../../ui/icon.tsx';
import styles from './stopped-at.module.css';

/** The way to where one stopped in a text, as it was when the page was opened. The first block needs none. */
export function StoppedAt({ anchor }: { anchor: string | null }) {
  const { t } = useText();
  const [place] = useState(anchor);
  if (place === null || place === 'p-1') return null;
  return (
    <p className={styles.stopped}>
      {t('learner.lesson.stoppedAt')}{' '}
      <a href={`#${place}`} className={styles.link}>
        {t('learner.lesson.continueThere')}
        <Icon name="arrow" size={16} />
      </a>
    </p>
  );
}
