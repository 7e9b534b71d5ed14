import type { LessonProgress } from '@laurel/sdk';
import { Link } from 'react-router';
import { mayBeKept } from '../../offline/what-to-keep.ts';
import { useRootData } from '../../session/root-data.ts';
import { useText } from '../../text/text-context.tsx';
import { Icon } from '../../ui/icon.tsx';
import { lessonIcon } from '../../ui/lesson-icon.ts';
import { StateTag } from '../../ui/state-tag.tsx';
import { addresses } from '../addresses.ts';
import { lessonStateLook } from '../lesson-look.ts';
import styles from './lesson-list.module.css';

export interface LessonListProps {
  enrolmentId: string;
  lessons: readonly LessonProgress[];
  /** The lesson that stands out, and why: it is next, or it is the one on this page. */
  current?: { id: string; label: string } | undefined;
}

/** Lessons in order: kind, time and state of each in words, and the way to it. */
export function LessonList({ enrolmentId, lessons, current }: LessonListProps) {
  return (
    <ol className={styles.list}>
      {lessons.map((lesson) => (
        <Lesson
          key={lesson.id}
          lesson={lesson}
          to={addresses.lesson(enrolmentId, lesson.id)}
          standsOut={lesson.id === current?.id ? current.label : undefined}
        />
      ))}
    </ol>
  );
}

interface LessonProps {
  lesson: LessonProgress;
  to: string;
  standsOut: string | undefined;
}

function Lesson({ lesson, to, standsOut }: LessonProps) {
  const { t, format } = useText();
  const { keptAt } = useRootData();
  const { kind, title, minutes, state, bestScorePercent } = lesson;
  const look = lessonStateLook[state];
  const score =
    bestScorePercent !== null && t('learner.enrolment.bestScore', { score: format.score(bestScorePercent) });
  const missing = keptAt !== null && !mayBeKept(lesson) && t('offline.lesson.needsConnection');
  const facts = [t(`learner.lessonKind.${kind}`), format.duration(minutes), score, standsOut, missing];
  return (
    <li className={styles.lesson} data-current={standsOut ? '' : undefined}>
      <span className={styles.kind}>
        <Icon name={lessonIcon[kind]} />
      </span>
      <div className={styles.words}>
        <Link to={to} className={styles.link} aria-current={standsOut ? 'step' : undefined}>
          <bdi>{title}</bdi>
        </Link>
        <p className={styles.facts}>{facts.filter(Boolean).join(' · ')}</p>
      </div>
      {look ? (
        <StateTag tone={look.tone} icon={look.icon}>
          {t(`learner.lessonState.${state}`)}
        </StateTag>
      ) : (
        <span className={styles.facts}>{t(`learner.lessonState.${state}`)}</span>
      )}
    </li>
  );
}
