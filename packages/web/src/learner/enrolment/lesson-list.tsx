import type { LessonProgress } from '@laurel/sdk';
import { Link } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { Icon } from '../../ui/icon.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { addresses } from '../addresses.ts';
import { lessonIcon, lessonStateLook } from '../lesson-look.ts';
import styles from './lesson-list.module.css';

export interface LessonListProps {
  enrolmentId: string;
  lessons: readonly LessonProgress[];
  /** The lesson that is next, or the one on this page. */
  currentId: string | undefined;
}

/** Lessons in order: kind, time and state of each in words, and the way to it. */
export function LessonList({ enrolmentId, lessons, currentId }: LessonListProps) {
  const { t, format } = useText();
  return (
    <ol className={styles.list}>
      {lessons.map((lesson) => {
        const { id, kind, title, minutes, state, bestScorePercent } = lesson;
        const { icon, tone } = lessonStateLook[state];
        const score =
          bestScorePercent !== null && t('learner.enrolment.bestScore', { score: format.score(bestScorePercent) });
        return (
          <li key={id} className={styles.lesson} data-current={id === currentId ? '' : undefined}>
            <span className={styles.kind}>
              <Icon name={lessonIcon[kind]} />
            </span>
            <div className={styles.words}>
              <Link
                to={addresses.lesson(enrolmentId, id)}
                className={styles.link}
                aria-current={id === currentId ? 'step' : undefined}
              >
                <bdi>{title}</bdi>
              </Link>
              <p className={styles.facts}>
                {[t(`learner.lessonKind.${kind}`), format.duration(minutes), score].filter(Boolean).join(' · ')}
              </p>
            </div>
            <StateTag tone={tone} icon={icon}>
              {t(`learner.lessonState.${state}`)}
            </StateTag>
          </li>
        );
      })}
    </ol>
  );
}
