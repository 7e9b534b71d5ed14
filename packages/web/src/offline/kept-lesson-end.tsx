import type { EnrolmentDetail, LessonView } from '@laurel/sdk';
import { useEffect, useState } from 'react';
import { addresses } from '../learner/addresses.ts';
import { keepProgress } from '../learner/lesson/keep-progress.ts';
import { lessonAfter, lessonBefore } from '../learner/lesson/work-on-lesson.ts';
import { useText } from '../text/text-context.tsx';
import { Button } from '../ui/button.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { ButtonRow } from '../ui/button-row.tsx';
import { Stack } from '../ui/stack.tsx';
import { useHydrated } from '../ui/use-hydrated.ts';
import { readWaiting } from './waiting-progress.ts';

export interface KeptLessonEndProps {
  lesson: LessonView;
  enrolment: EnrolmentDetail;
}

/** The end of a lesson that is read without a connection: a reading can be marked, which is sent later; links lead on. */
export function KeptLessonEnd({ lesson, enrolment }: KeptLessonEndProps) {
  const { t } = useText();
  const before = lessonBefore(enrolment, lesson.id);
  const after = lessonAfter(enrolment, lesson.id);
  return (
    <nav aria-label={t('learner.lesson.around')}>
      <Stack>
        <Mark lesson={lesson} mayMark={enrolment.state === 'active'} />
        <ButtonRow>
          {after && (
            <ButtonLink to={addresses.lesson(enrolment.id, after.id)} icon="arrow">
              {t('learner.lesson.next', { title: after.title })}
            </ButtonLink>
          )}
          {before && (
            <ButtonLink to={addresses.lesson(enrolment.id, before.id)} variant="quiet" size="s">
              {t('learner.lesson.previous', { title: before.title })}
            </ButtonLink>
          )}
        </ButtonRow>
      </Stack>
    </nav>
  );
}

function Mark({ lesson, mayMark }: { lesson: LessonView; mayMark: boolean }) {
  const { t } = useText();
  const hydrated = useHydrated();
  const { id: lessonId, enrolmentId, state } = lesson;
  const [told, setTold] = useState<'waiting' | 'refused'>();
  useEffect(() => {
    readWaiting({ enrolmentId, lessonId }, 'done').then(
      (found) => found && setTold('waiting'),
      () => undefined,
    );
  }, [enrolmentId, lessonId]);
  const mark = async () => {
    const became = await keepProgress({ enrolmentId, lessonId, body: { done: true } });
    // There is a connection after all: the page as it is now says so.
    if (became === 'kept') location.reload();
    else setTold(became);
  };
  if (state === 'done') return <p>{t('learner.lesson.readDone')}</p>;
  if (lesson.kind !== 'reading' || !mayMark) return <p>{t('offline.lesson.later')}</p>;
  return (
    <>
      {told === undefined && hydrated && (
        <div>
          <Button type="button" variant="primary" icon="check" onClick={() => void mark()}>
            {t('learner.lesson.markDoneLast')}
          </Button>
        </div>
      )}
      <p role="status">{told && t(`offline.lesson.${told}`)}</p>
    </>
  );
}
