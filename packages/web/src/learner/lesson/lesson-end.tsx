import type { EnrolmentDetail, LessonView } from '@laurel/sdk';
import { Form } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { Button } from '../../ui/button.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { Icon } from '../../ui/icon.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';
import { addresses } from '../addresses.ts';
import styles from './lesson-end.module.css';
import { lessonAfter, lessonBefore } from './work-on-lesson.ts';

export interface LessonEndProps {
  lesson: LessonView;
  enrolment: EnrolmentDetail;
}

/** The end of a reading or a video: one button on, one link back. */
export function LessonEnd({ lesson, enrolment }: LessonEndProps) {
  const { t } = useText();
  const here = addresses.lesson(enrolment.id, lesson.id);
  const before = lessonBefore(enrolment, lesson.id);
  const after = lessonAfter(enrolment, lesson.id);
  return (
    <nav className={styles.end} aria-label={t('learner.lesson.around')}>
      {lesson.state === 'done' ? (
        <DoneAlready lesson={lesson} enrolment={enrolment} />
      ) : isToBeWatched(lesson) ? (
        <ToBeWatched here={here} />
      ) : (
        <Form method="post" action={here}>
          <SubmitButton name="intent" value="done" variant="primary" icon="check">
            {after ? t('learner.lesson.markDone') : t('learner.lesson.markDoneLast')}
          </SubmitButton>
        </Form>
      )}
      {before && (
        <div>
          <ButtonLink to={addresses.lesson(enrolment.id, before.id)} variant="quiet" size="s">
            {t('learner.lesson.previous', { title: before.title })}
          </ButtonLink>
        </div>
      )}
    </nav>
  );
}

function isToBeWatched({ watched }: LessonView): boolean {
  return watched !== null && watched.seconds < watched.neededSeconds;
}

/** A video is done by being watched; nobody is kept from reading instead. */
function ToBeWatched({ here }: { here: string }) {
  const { t } = useText();
  return (
    <>
      <p>
        {t('learner.lesson.doneByWatching')} {t('learner.lesson.readInstead')}
      </p>
      <Form method="post" action={here} preventScrollReset>
        <SubmitButton name="intent" value="transcript" variant="quiet" icon="check">
          {t('learner.lesson.transcriptRead')}
        </SubmitButton>
      </Form>
    </>
  );
}

function DoneAlready({ lesson, enrolment }: LessonEndProps) {
  const { t } = useText();
  const after = lessonAfter(enrolment, lesson.id);
  return (
    <>
      <p className={styles.done}>
        <Icon name="check" />
        {t('learner.lesson.readDone')}
      </p>
      <ButtonRow>
        {after ? (
          <ButtonLink to={addresses.lesson(enrolment.id, after.id)} variant="primary" icon="arrow">
            {t('learner.lesson.next', { title: after.title })}
          </ButtonLink>
        ) : (
          <ButtonLink to={addresses.enrolment(enrolment.id)} variant="primary" icon="arrow">
            {t('learner.lesson.backToProgramme')}
          </ButtonLink>
        )}
        {enrolment.state === 'active' && (
          <Form method="post" action={addresses.lesson(enrolment.id, lesson.id)} preventScrollReset>
            <Button name="intent" value="undo" variant="quiet">
              {t('learner.lesson.undo')}
            </Button>
          </Form>
        )}
      </ButtonRow>
    </>
  );
}
