import type { MissingForCompletion } from '@laurel/sdk';
import { Link } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { Section } from '../../ui/section.tsx';
import { addresses } from '../addresses.ts';
import type { OwedReviews } from '../review/reviews-owed.tsx';

interface MissingListProps {
  enrolmentId: string;
  missing: readonly MissingForCompletion[];
  /** Reviews that one has to give. */
  owed: readonly OwedReviews[];
}

/** What is still missing, a sentence each, with the way to it. */
export function MissingList({ enrolmentId, missing, owed }: MissingListProps) {
  const { t } = useText();
  if (missing.length === 0) return null;
  return (
    <Section title={t('completion.missing')}>
      <ul>
        {missing.map((one) => (
          <li key={keyOf(one)}>
            <OneMissing enrolmentId={enrolmentId} one={one} owed={owed} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function keyOf(one: MissingForCompletion): string {
  if ('lesson' in one) return `${one.code} ${one.lesson.lessonId}`;
  return one.code === 'not-mastered' ? `${one.code} ${one.outcome}` : one.code;
}

interface OneMissingProps {
  enrolmentId: string;
  one: MissingForCompletion;
  owed: MissingListProps['owed'];
}

function OneMissing({ enrolmentId, one, owed }: OneMissingProps) {
  const { t, format } = useText();
  const percent = format.score;
  switch (one.code) {
    case 'lessons-open':
      return (
        <>
          {t('completion.lessons-open', { count: one.lessons.length })}{' '}
          <LessonLinks enrolmentId={enrolmentId} lessons={one.lessons} />
        </>
      );
    case 'below-total':
      return t('completion.below-total', { required: percent(one.required), percent: percent(one.percent) });
    case 'not-mastered': {
      const { outcome } = one;
      return (
        <>
          {t('completion.not-mastered', { outcome, required: percent(one.required), percent: percent(one.percent) })}{' '}
          <LessonLinks enrolmentId={enrolmentId} lessons={one.lessons} />
        </>
      );
    }
    default: {
      if (one.code === 'not-decided' && isHeldUp(one.lesson.lessonId, owed))
        return (
          <>
            {t('learner.peers.owed.missing')}{' '}
            <Link to={addresses.reviews(enrolmentId, one.lesson.lessonId)}>{one.lesson.title}</Link>
          </>
        );
      const words =
        one.code === 'below-minimum'
          ? t('completion.below-minimum', { required: percent(one.required) })
          : t(`completion.${one.code}`);
      const soFar = one.code === 'not-decided' ? null : one.percent;
      return (
        <>
          {words} <Link to={addresses.lesson(enrolmentId, one.lesson.lessonId)}>{one.lesson.title}</Link>{' '}
          {soFar !== null && t('completion.soFar', { percent: percent(soFar) })}
        </>
      );
    }
  }
}

/** Whether the decision waits for what one has to do oneself. */
function isHeldUp(lesson: string, owed: readonly OwedReviews[]): boolean {
  return owed.some(({ lessonId, holdsUpOwn }) => lessonId === lesson && holdsUpOwn);
}

const shown = 3;

/** The first few by name; all of them are in the list of lessons below. */
function LessonLinks({
  enrolmentId,
  lessons,
}: {
  enrolmentId: string;
  lessons: readonly { lessonId: string; title: string }[];
}) {
  const { t } = useText();
  return (
    <>
      {lessons.slice(0, shown).map(({ lessonId, title }, index) => (
        <span key={lessonId}>
          {index > 0 && ', '}
          <Link to={addresses.lesson(enrolmentId, lessonId)}>{title}</Link>
        </span>
      ))}
      {lessons.length > shown && `, ${t('completion.more', { count: lessons.length - shown })}`}
    </>
  );
}
