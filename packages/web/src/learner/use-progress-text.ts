import type { EnrolmentSummary } from '@laurel/sdk';
import { useText } from '../text/text-context.tsx';

type Progress = Pick<EnrolmentSummary, 'lessonsDone' | 'lessonsTotal' | 'minutesLeft'>;

/** How far somebody has come and the time it still takes: "3 of 12 lessons, about 1 hr left". */
export function useProgressText(): (progress: Progress) => string {
  const { t, format } = useText();
  return ({ lessonsDone, lessonsTotal, minutesLeft }) => {
    if (lessonsDone >= lessonsTotal) return t('progress.finished');
    const lessons = t('progress.lessons', { done: lessonsDone, count: lessonsTotal });
    return minutesLeft > 0
      ? `${lessons}, ${t('progress.timeLeft', { duration: format.duration(minutesLeft) })}`
      : lessons;
  };
}
