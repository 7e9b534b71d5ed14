import type { EnrolmentDetail, LessonView } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { Stack } from '../../ui/stack.tsx';
import { LessonList } from '../enrolment/lesson-list.tsx';
import styles from './all-lessons.module.css';

export interface AllLessonsProps {
  lesson: LessonView;
  enrolment: EnrolmentDetail;
}

/** The whole programme, folded away: the way to any other lesson. */
export function AllLessons({ lesson, enrolment }: AllLessonsProps) {
  const { t } = useText();
  return (
    <details>
      <summary className={styles.summary}>{t('learner.lesson.allLessons')}</summary>
      <div className={styles.modules}>
        <Stack>
          {enrolment.modules.map(({ id, title, lessons }, index) => (
            <section key={id} aria-label={title}>
              <p className={styles.title}>{t('learner.enrolment.module', { number: index + 1, title })}</p>
              <LessonList
                enrolmentId={enrolment.id}
                lessons={lessons}
                current={{ id: lesson.id, label: t('learner.lesson.here') }}
              />
            </section>
          ))}
        </Stack>
      </div>
    </details>
  );
}
