import type { LessonView } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Exercise } from './exercise.tsx';
import type { ExerciseDraft } from './work-on-exercise.ts';

export interface LessonTextProps {
  lesson: LessonView;
  draft: ExerciseDraft | undefined;
}

/** The text of a lesson with its exercises where they belong; those that the text does not name stand behind it. */
export function LessonText({ lesson, draft }: LessonTextProps) {
  const { t } = useText();
  const { html, exercises } = lesson;
  const show = (key: string) => {
    const exercise = exercises.find((each) => each.key === key);
    const own = draft?.key === key ? draft : undefined;
    return exercise && <Exercise lesson={lesson} exercise={exercise} draft={own} />;
  };
  const unnamed = exercises.filter(({ key }) => !html?.includes(`<div id="exercise-${key}">`));
  return (
    <>
      {html?.trim() && (
        <Prose html={html} tableLabel={t('learner.lesson.table')} size={lesson.exam ? 'm' : 'l'} exercise={show} />
      )}
      {unnamed.map(({ key }) => (
        <div key={key}>{show(key)}</div>
      ))}
    </>
  );
}
