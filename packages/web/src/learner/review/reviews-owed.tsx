import type { EnrolmentSummary } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Time } from '../../ui/time.tsx';
import { addresses } from '../addresses.ts';

/** Reviews of fellow learners that one has to give. */
export type OwedReviews = EnrolmentSummary['reviewsOwed'][number];

/** Why reviews come first, by when they are due, and the way to them. */
export function ReviewsOwed({ enrolmentId, owed }: { enrolmentId: string; owed: OwedReviews }) {
  const { t } = useText();
  const { lessonId, dueAt, holdsUpOwn } = owed;
  return (
    <>
      <p>
        {t('learner.peers.owed.due')} <Time value={dueAt} show="instant" />.{' '}
        {t(holdsUpOwn ? 'learner.peers.owed.own' : 'learner.peers.owed.others')}
      </p>
      <div>
        <ButtonLink to={addresses.reviews(enrolmentId, lessonId)} variant="primary" icon="arrow">
          {t('learner.peers.owed.go')}
        </ButtonLink>
      </div>
    </>
  );
}
