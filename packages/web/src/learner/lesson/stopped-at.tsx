import type { LessonView } from '@laurel/sdk';
import { useEffect, useState } from 'react';
import { readWaiting } from '../../offline/waiting-progress.ts';
import { useRootData } from '../../session/root-data.ts';
import { useText } from '../../text/text-context.tsx';
import { Icon } from '../../ui/icon.tsx';
import styles from './stopped-at.module.css';

/** The way to where one stopped in a text, as it was when the page was opened. The first block needs none. */
export function StoppedAt({ lesson }: { lesson: LessonView }) {
  const { t } = useText();
  const { keptAt } = useRootData();
  const { enrolmentId, id: lessonId, anchor } = lesson;
  const [place, setPlace] = useState(anchor);
  useEffect(() => {
    // A page that was kept does not know where one has been since.
    if (keptAt === null) return;
    readWaiting({ enrolmentId, lessonId }, 'place').then(
      (since) => since?.anchor && setPlace(since.anchor),
      () => undefined,
    );
  }, [keptAt, enrolmentId, lessonId]);
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
