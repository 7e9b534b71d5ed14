import type { MissingForCompletion } from '@laurel/sdk';
import { Link } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { Section } from '../../ui/section.tsx';
import { addresses } from '../addresses.ts';

interface MissingListProps {
  enrolmentId: string;
  missing: readonly MissingForCompletion[];
}

/** What is still missing, a sentence each, with the way to it. */
export function MissingList({ enrolmentId, missing }: MissingListProps) {
  const { t } = useText();
  if (missing.length === 0) return null;
  return (
    <Section title={t('completion.missing')}>
      <ul>
        {missing.map((one) => (
          <li key={keyOf(one)}>
            <OneMissing enrolmentId={enrolmentId} one={one} />
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

function OneMissing({ enrolmentId, one }: { enrolmentId: string; one: MissingForCompletion }) {
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
