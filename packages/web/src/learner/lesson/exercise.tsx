import type { LessonView } from '@laurel/sdk';
import { Form } from 'react-router';
import { useRootData } from '../../session/root-data.ts';
import { useText } from '../../text/text-context.tsx';
import { Button } from '../../ui/button.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { Prose } from '../../ui/prose.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';
import { addresses } from '../addresses.ts';
import { AnswerRoom } from '../attempt/question.tsx';
import { RunCode } from '../code/run-code.tsx';
import styles from './exercise.module.css';
import type { ExerciseView } from './exercise-view.ts';
import type { ExerciseDraft } from './work-on-exercise.ts';

export interface ExerciseProps {
  lesson: LessonView;
  exercise: ExerciseView;
  draft: ExerciseDraft | undefined;
}

/** One exercise in a lesson: an answer, what is thought of it, help step by step, and an explanation at the end. */
export function Exercise({ lesson, exercise, draft }: ExerciseProps) {
  const { t } = useText();
  const { keptAt } = useRootData();
  const { key, question, answer, outcome, hints, hintCount, tries, explanationHtml } = exercise;
  const isOver = outcome === 'right' || outcome === 'given-up';
  const own = { ...question, answer: draft?.answer ?? answer, outcome: null };
  return (
    <section id={`exercise-${key}`} className={styles.exercise} aria-label={t('learner.exercise.label', { key })}>
      <p className={styles.eyebrow}>{t('learner.exercise.title')}</p>
      <Prose html={exercise.promptHtml} tableLabel={t('learner.lesson.table')} topLevel={3} />
      {keptAt !== null ? (
        <p>{t('offline.lesson.exercise')}</p>
      ) : (
        <Form
          key={`${outcome} ${tries}`}
          method="post"
          // Without scripts the page is opened anew, and opens where one was.
          action={`${addresses.lesson(lesson.enrolmentId, lesson.id)}#exercise-${key}`}
          preventScrollReset
          className={styles.form}
        >
          <input type="hidden" name="intent" value="exercise" />
          <input type="hidden" name="exercise" value={key} />
          <fieldset disabled={isOver} className={styles.room}>
            <legend className="visually-hidden">{t('learner.exercise.answer')}</legend>
            {question.kind === 'code' ? (
              <RunCode question={question} answer={own.answer} expectedOutput={exercise.expectedOutput ?? null} />
            ) : (
              <AnswerRoom question={own} typed={draft?.typed} error={faultOf(draft, t)} />
            )}
          </fieldset>
          <Outcome exercise={exercise} draft={draft} />
          <ButtonRow>
            {!isOver && <SubmitButton variant="primary">{t('learner.exercise.check')}</SubmitButton>}
            {!isOver && hints.length < hintCount && (
              <Button name="ask" value="hint" variant="quiet" formNoValidate>
                {t(hints.length === 0 ? 'learner.exercise.hint' : 'learner.exercise.nextHint')}
              </Button>
            )}
            {!isOver && tries > 0 && (
              <Button name="ask" value="give-up" variant="quiet" formNoValidate>
                {t('learner.exercise.giveUp')}
              </Button>
            )}
            {isOver && (
              <Button name="ask" value="again" variant="quiet" formNoValidate>
                {t('learner.exercise.again')}
              </Button>
            )}
          </ButtonRow>
        </Form>
      )}
      {hints.length > 0 && (
        <div className={styles.help}>
          {hints.map((html, index) => (
            <div key={html}>
              <p className={styles.helpTitle}>
                {t('learner.exercise.hintOf', { number: index + 1, count: hintCount })}
              </p>
              <Prose html={html} tableLabel={t('learner.lesson.table')} topLevel={3} />
            </div>
          ))}
        </div>
      )}
      {explanationHtml?.trim() && (
        <div className={styles.help}>
          <p className={styles.helpTitle}>{t('learner.exercise.explanation')}</p>
          <Prose html={explanationHtml} tableLabel={t('learner.lesson.table')} topLevel={3} />
        </div>
      )}
    </section>
  );
}

const looks = {
  right: { tone: 'valid', icon: 'check' },
  partly: { tone: 'unknown', icon: 'clock' },
  wrong: { tone: 'none', icon: 'cross' },
  'given-up': { tone: 'none', icon: 'book' },
} as const;

function Outcome({ exercise: { outcome }, draft }: Pick<ExerciseProps, 'exercise' | 'draft'>) {
  const { t } = useText();
  const fault = faultOf(draft, t);
  return (
    <div role="status">
      {fault !== undefined && <p className={styles.fault}>{fault}</p>}
      {fault === undefined && outcome !== null && (
        <p className={styles.outcome}>
          <StateTag tone={looks[outcome].tone} icon={looks[outcome].icon}>
            {t(`learner.exercise.outcome.${outcome}`)}
          </StateTag>{' '}
          {t(`learner.exercise.outcomeText.${outcome}`)}
        </p>
      )}
    </div>
  );
}

function faultOf(draft: ExerciseDraft | undefined, t: ReturnType<typeof useText>['t']): string | undefined {
  if (!draft?.problem) return undefined;
  if (draft.problem === 'not-a-number') return t('learner.attempt.notANumber');
  return draft.problem === 'no-answer' ? t('learner.exercise.noAnswer') : draft.problem.title;
}
