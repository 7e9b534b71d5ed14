import type { EnrolmentDetail } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { Section } from '../../ui/section.tsx';
import { LessonList } from './lesson-list.tsx';
import styles from './module-list.module.css';

export interface ModuleListProps {
  enrolmentId: string;
  modules: EnrolmentDetail['modules'];
  nextLessonId: string | undefined;
}

/** Everything a programme holds, in order, with how far one is with each part. */
export function ModuleList({ enrolmentId, modules, nextLessonId }: ModuleListProps) {
  const { t } = useText();
  const current = nextLessonId === undefined ? undefined : { id: nextLessonId, label: t('learner.enrolment.nextStep') };
  return (
    <Section title={t('learner.enrolment.contents')}>
      <div className={styles.modules}>
        {modules.map(({ id, title, summary, lessons }, index) => (
          <Section
            key={id}
            level={3}
            title={t('learner.enrolment.module', { number: index + 1, title })}
            lead={summary}
          >
            <LessonList enrolmentId={enrolmentId} lessons={lessons} current={current} />
          </Section>
        ))}
      </div>
    </Section>
  );
}
