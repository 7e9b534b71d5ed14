import type { EnrolmentSummary } from '@laurel/sdk';
import { useText } from '../text/text-context.tsx';
import { ProgressBar } from '../ui/progress-bar.tsx';

export interface EnrolmentProgressProps {
  enrolment: Pick<EnrolmentSummary, 'programmeTitle' | 'lessonsDone' | 'lessonsTotal' | 'minutesLeft' | 'recognised'>;
  /** Shown above the bar; without one, the programme's title is read out and not shown. */
  label?: string;
}

/** How far somebody has come and the time it still takes: "3 of 12 lessons, about 1 hr left"; or that they knew it before. */
export function EnrolmentProgress({ enrolment, label }: EnrolmentProgressProps) {
  const { t, format } = useText();
  const { programmeTitle, lessonsDone, lessonsTotal, minutesLeft, recognised } = enrolment;
  if (recognised) return <p>{t('progress.recognised')}</p>;
  const lessons = t('progress.lessons', { done: lessonsDone, count: lessonsTotal });
  const left = minutesLeft > 0 && t('progress.timeLeft', { duration: format.duration(minutesLeft) });
  return (
    <ProgressBar
      label={label ?? programmeTitle}
      labelHidden={label === undefined}
      done={lessonsDone}
      total={lessonsTotal}
      text={lessonsDone >= lessonsTotal ? t('progress.finished') : left ? `${lessons}, ${left}` : lessons}
    />
  );
}
