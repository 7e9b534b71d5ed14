import type { CataloguePage } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { Icon } from '../../ui/icon.tsx';
import { lessonIcon } from '../../ui/lesson-icon.ts';
import { Section } from '../../ui/section.tsx';
import styles from './outline.module.css';

export interface OutlineProps {
  modules: CataloguePage['modules'];
}

/** The modules and lessons of a programme, with the time of each. */
export function Outline({ modules }: OutlineProps) {
  const { t, format } = useText();
  const lessons = modules.flatMap((module) => module.lessons);
  const minutes = lessons.reduce((sum, lesson) => sum + lesson.minutes, 0);
  const lead = t('programme.outlineText', {
    modules: t('programme.modules', { count: modules.length }),
    lessons: t('catalogue.lessons', { count: lessons.length }),
    duration: format.duration(minutes),
  });
  return (
    <Section title={t('programme.outline')} lead={lead}>
      <ol className={styles.modules}>
        {modules.map((module) => (
          <li key={module.id} className={styles.module}>
            <h3 className={styles.title}>{module.title}</h3>
            {module.summary && <p>{module.summary}</p>}
            <ul className={styles.lessons}>
              {module.lessons.map(({ id, kind, title, minutes: lessonMinutes }) => (
                <li key={id} className={styles.lesson}>
                  <Icon name={lessonIcon[kind]} />
                  <span>
                    <span className="visually-hidden">{t(`programme.lessonKind.${kind}`)}: </span>
                    {title}
                  </span>
                  <span className={styles.time}>{format.duration(lessonMinutes)}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </Section>
  );
}
