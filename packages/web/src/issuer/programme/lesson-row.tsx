import type { LessonForStaff, ProgrammeForStaff } from '@laurel/sdk';
import { Form, Link } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { Button } from '../../ui/button.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { Icon } from '../../ui/icon.tsx';
import { lessonIcon } from '../../ui/lesson-icon.ts';
import { useConsole } from '../console/console-data.ts';
import styles from './lesson-row.module.css';

interface LessonRowProps {
  lesson: LessonForStaff;
  programme: Pick<ProgrammeForStaff, 'id' | 'state'>;
}

/** One lesson in the outline: what it is, how long it takes, and the way into it. */
export function LessonRow({ lesson, programme }: LessonRowProps) {
  const { t, format } = useText();
  const { base, may } = useConsole();
  const { id, kind, title, minutes, questions, passMarkPercent } = lesson;
  const facts = [
    t(`issuer.lessons.kind.${kind}`),
    format.duration(minutes),
    kind === 'exam' && t('issuer.lessons.questionCount', { count: questions?.length ?? 0 }),
    kind === 'exam' && t('issuer.lessons.passMark', { percent: format.percent((passMarkPercent ?? 0) / 100) }),
  ];
  return (
    <div className={styles.row}>
      <span className={styles.icon}>
        <Icon name={lessonIcon[kind]} />
      </span>
      <div className={styles.words}>
        {programme.state === 'draft' ? (
          <Link to={`${base}/programmes/${programme.id}/lessons/${id}`}>
            <bdi>{title}</bdi>
          </Link>
        ) : (
          <bdi>{title}</bdi>
        )}
        <span className={styles.facts}>{facts.filter(Boolean).join(' · ')}</span>
      </div>
      {lesson.supervision === 'in-person' && programme.state === 'published' && may('exam:invigilate') && (
        <Link
          to={`${base}/programmes/${programme.id}/lessons/${id}/sittings`}
          aria-label={t('issuer.invigilate.linkOf', { exam: title })}
        >
          {t('issuer.invigilate.link')}
        </Link>
      )}
      {lesson.supervision === 'proctored' && programme.state === 'published' && may('exam:invigilate') && (
        <Link
          to={`${base}/programmes/${programme.id}/lessons/${id}/proctored`}
          aria-label={t('issuer.proctored.linkOf', { exam: title })}
        >
          {t('issuer.proctored.link')}
        </Link>
      )}
      {programme.state === 'draft' && <RemoveLesson lesson={lesson} />}
      {programme.state === 'published' && lesson.assignment && (
        <ButtonLink to={`${base}/programmes/${programme.id}/lessons/${id}/submissions`} size="s">
          {t('issuer.submissions.link')}
        </ButtonLink>
      )}
    </div>
  );
}

function RemoveLesson({ lesson: { id, title } }: Pick<LessonRowProps, 'lesson'>) {
  const { t } = useText();
  return (
    <Confirm label={t('issuer.lessons.remove')} what={title}>
      <p>{t('issuer.lessons.removeText', { title })}</p>
      <Form method="post">
        <input type="hidden" name="lessonId" value={id} />
        <Button variant="danger" size="s" name="intent" value="remove-lesson">
          {t('issuer.lessons.removeNow')}
        </Button>
      </Form>
    </Confirm>
  );
}
