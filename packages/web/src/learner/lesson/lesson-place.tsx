import type { EnrolmentDetail, LessonView } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { Stack } from '../../ui/stack.tsx';
import { EnrolmentProgress } from '../enrolment-progress.tsx';

export interface LessonPlaceProps {
  lesson: LessonView;
  enrolment: EnrolmentDetail;
}

/** Which lesson of which module this is, how long it takes, and how far the whole has come. */
export function LessonPlace({ lesson, enrolment }: LessonPlaceProps) {
  const { t, format } = useText();
  const lessons = enrolment.modules.flatMap((module) => module.lessons);
  const number = lessons.findIndex(({ id }) => id === lesson.id) + 1;
  const place = t('learner.lesson.place', { module: lesson.moduleTitle, number, count: lessons.length });
  return (
    <Stack gap="s">
      <p>{[place, format.duration(lesson.minutes)].join(' · ')}</p>
      <EnrolmentProgress enrolment={enrolment} />
    </Stack>
  );
}
