import type { EnrolmentSummary } from '@laurel/sdk';
import { Link } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Icon } from '../../ui/icon.tsx';
import { lessonIcon } from '../../ui/lesson-icon.ts';
import { addresses } from '../addresses.ts';
import { EnrolmentProgress } from '../enrolment-progress.tsx';
import { isWaiting } from '../next-to-do.ts';
import { ReviewsOwed } from '../review/reviews-owed.tsx';
import styles from './next-step.module.css';

export interface NextStepProps {
  enrolment: EnrolmentSummary;
}

/** The one thing to do now, as large as it matters. */
export function NextStep({ enrolment }: NextStepProps) {
  const { t } = useText();
  const { id, programmeTitle, organisationName, achievementName, reviewsOwed } = enrolment;
  const [owed] = reviewsOwed;
  return (
    <section className={styles.step} aria-labelledby="next-step">
      <p className={styles.eyebrow}>{t(isWaiting(enrolment) ? 'learner.review.nothingToDo' : 'learner.home.next')}</p>
      {owed ? (
        <>
          <h2 id="next-step" className={styles.title}>
            {t('learner.peers.owed.title', { count: owed.count, title: owed.title })}
          </h2>
          <ReviewsOwed enrolmentId={id} owed={owed} />
        </>
      ) : (
        <LessonStep enrolment={enrolment} />
      )}
      <div className={styles.programme}>
        <p>
          <Link to={addresses.enrolment(id)}>{programmeTitle}</Link>, {organisationName}
        </p>
        <EnrolmentProgress enrolment={enrolment} />
        <p className={styles.leadsTo}>{t('learner.home.leadsTo', { achievement: achievementName })}</p>
      </div>
    </section>
  );
}

function LessonStep({ enrolment }: NextStepProps) {
  const { t, format } = useText();
  const { id, resume } = enrolment;
  const nextLesson = resume ?? enrolment.nextLesson;
  if (!nextLesson) return null;
  return (
    <>
      <h2 id="next-step" className={styles.title}>
        <bdi>{nextLesson.title}</bdi>
      </h2>
      <p className={styles.facts}>
        <Icon name={lessonIcon[nextLesson.kind]} />
        {t('learner.home.kindAndTime', {
          kind: t(`learner.lessonKind.${nextLesson.kind}`),
          duration: format.duration(nextLesson.minutes),
        })}
      </p>
      <p>{t(isWaiting(enrolment) ? 'learner.review.waiting' : `learner.home.why.${whyOf(enrolment)}`)}</p>
      <div>
        <ButtonLink
          to={resume ? addresses.resume(id, resume) : addresses.lesson(id, nextLesson.id)}
          variant="primary"
          icon="arrow"
        >
          {t(`learner.home.${wordsOf(enrolment)}`)}
        </ButtonLink>
      </div>
    </>
  );
}

/** Why this is the next step, in the order in which it says most. */
function whyOf({ nextLesson, lessonsDone, lessonsTotal, resume }: EnrolmentSummary) {
  if (resume) return 'resume';
  if (lessonsDone === 0) return 'first';
  if (lessonsTotal - lessonsDone === 1) return 'last';
  return nextLesson?.kind === 'exam' ? 'exam' : 'next';
}

function wordsOf(enrolment: EnrolmentSummary) {
  const { nextLesson, lessonsDone, resume } = enrolment;
  if (resume) return 'resume';
  if (isWaiting(enrolment)) return 'toHandedIn';
  if (nextLesson?.kind === 'exam') return 'toExam';
  return lessonsDone === 0 ? 'start' : 'continue';
}
