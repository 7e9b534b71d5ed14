import type { OwnReviewView } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/section.tsx';
import { Stack } from '../../ui/stack.tsx';
import { addresses } from '../addresses.ts';
import { DecidedRound } from './decided-round.tsx';
import { type OwedReviews, ReviewsOwed } from './reviews-owed.tsx';
import { RubricShown } from './rubric-shown.tsx';

interface OwnReviewProps {
  review: OwnReviewView;
  enrolmentId: string;
  lessonId: string;
  /** Reviews of others that one has to give. */
  owed: OwedReviews | undefined;
}

/** What was decided on one's work, the newest first, and by what it is marked; and where one reviews others. */
export function OwnReview({ review, enrolmentId, lessonId, owed }: OwnReviewProps) {
  const { t } = useText();
  const { rubric, rounds, waiting, resubmissionsLeft } = review;
  if (!rubric) return null;
  return (
    <Stack gap="l">
      {rubric.marking === 'peer' && (
        <Section title={t('learner.peers.title')} lead={t('learner.peers.hidden')}>
          {owed ? (
            <ReviewsOwed enrolmentId={enrolmentId} owed={owed} />
          ) : (
            <div>
              <ButtonLink to={addresses.reviews(enrolmentId, lessonId)}>{t('learner.peers.link')}</ButtonLink>
            </div>
          )}
        </Section>
      )}
      {rubric.marking === 'guest' && <Notice kind="info">{t('learner.review.outside')}</Notice>}
      {waiting && <Notice kind="info">{t('learner.review.waiting')}</Notice>}
      {rounds.map((round, index) => (
        <DecidedRound key={round.submissionId} round={round} rubric={rubric} isNewest={index === 0 && !waiting} />
      ))}
      <Section
        title={t('learner.review.rubric')}
        lead={rounds.length === 0 ? t('learner.review.rounds', { count: resubmissionsLeft }) : undefined}
      >
        <RubricShown rubric={rubric} />
      </Section>
    </Stack>
  );
}
