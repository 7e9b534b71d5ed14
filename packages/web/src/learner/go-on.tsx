import type { EnrolmentSummary } from '@laurel/sdk';
import type { ReactNode } from 'react';
import { useText } from '../text/text-context.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { ButtonRow } from '../ui/button-row.tsx';
import { addresses } from './addresses.ts';
import { workCounts } from './lessons-are-open.ts';
import { isWaiting } from './next-to-do.ts';

export interface GoOnProps {
  enrolment: EnrolmentSummary;
  /** What else can be done from here. */
  children: ReactNode;
}

/** The way on from what is done, in one button, with others beside it; where only a decision is waited for, that is said. */
export function GoOn({ enrolment, children }: GoOnProps) {
  const { t } = useText();
  return (
    <>
      {enrolment.credentialId === null && workCounts(enrolment) && isWaiting(enrolment) && (
        <p>{t('learner.review.waiting')}</p>
      )}
      <ButtonRow>
        <Way enrolment={enrolment} />
        {children}
      </ButtonRow>
    </>
  );
}

function Way({ enrolment }: Pick<GoOnProps, 'enrolment'>) {
  const { t } = useText();
  const { id, credentialId, reviewsOwed, resume } = enrolment;
  const nextLesson = workCounts(enrolment) ? enrolment.nextLesson : null;
  const [owed] = reviewsOwed;
  if (credentialId)
    return (
      <ButtonLink to={addresses.credential(credentialId)} variant="primary" icon="arrow">
        {t('learner.enrolment.seeCredential')}
      </ButtonLink>
    );
  if (owed)
    return (
      <ButtonLink to={addresses.reviews(id, owed.lessonId)} variant="primary" icon="arrow">
        {t('learner.peers.owed.go')}
      </ButtonLink>
    );
  if (nextLesson && nextLesson.state !== 'handed-in')
    return (
      <ButtonLink to={addresses.lesson(id, nextLesson.id)} variant="primary" icon="arrow">
        {t('learner.lesson.next', { title: nextLesson.title })}
      </ButtonLink>
    );
  if (resume)
    return (
      <ButtonLink to={addresses.resume(id, resume)} variant="primary" icon="arrow">
        {t('learner.enrolment.resume', { title: resume.title })}
      </ButtonLink>
    );
  return (
    nextLesson && (
      <ButtonLink to={addresses.lesson(id, nextLesson.id)}>
        {t('learner.review.toHandedIn', { title: nextLesson.title })}
      </ButtonLink>
    )
  );
}
