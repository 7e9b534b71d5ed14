import type { AttemptView } from '@laurel/sdk';
import { useRef } from 'react';
import { Form, useSubmit } from 'react-router';
import type { Problem } from '../../session/problem.ts';
import { useText } from '../../text/text-context.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { faultOf } from '../../ui/fault-of.ts';
import { FormErrors } from '../../ui/form-errors.tsx';
import { Section } from '../../ui/section.tsx';
import { Stack } from '../../ui/stack.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';
import { addresses } from '../addresses.ts';
import { fieldOf } from './answers.ts';
import { Question } from './question.tsx';
import { SaveLine } from './save-line.tsx';
import { useAutosave } from './use-autosave.ts';
import { useCountdown } from './use-countdown.ts';

export interface AttemptFormProps {
  attempt: AttemptView;
  problem: Problem | undefined;
  /** What was typed, by field, when the server did not take all of it. */
  typed: Readonly<Record<string, string>>;
}

/** Every question of an open attempt on one page. Works by plain posting; saves by itself once scripts run. */
export function AttemptForm({ attempt, problem, typed }: AttemptFormProps) {
  const { t, format } = useText();
  const form = useRef<HTMLFormElement>(null);
  const { state, answered, saveNow } = useAutosave(form, attempt);
  const left = useEnd(attempt, saveNow);
  const { questions } = attempt;
  const fields = Object.fromEntries(
    questions.map(({ id }, index) => [fieldOf(id), t('learner.attempt.questionShort', { number: index + 1 })]),
  );
  return (
    <Form ref={form} method="post" action={addresses.attempt(attempt.id)} noValidate>
      <Stack>
        <FormErrors problem={problem} fields={fields} />
        <DefaultReview />
        <SaveLine state={state} answered={answered} count={questions.length} left={left} endsAt={attempt.endsAt} />
        {questions.map((question, index) => (
          <Question
            key={question.id}
            question={question}
            number={index + 1}
            count={questions.length}
            typed={typed[fieldOf(question.id)]}
            error={faultOf(problem, fieldOf(question.id))}
          />
        ))}
        {attempt.breakSecondsLeft > 0 && (
          <Stack>
            <p>{t('learner.attempt.breakLeft', { time: format.clock(attempt.breakSecondsLeft) })}</p>
            <div>
              <SubmitButton name="intent" value="break">
                {t('learner.attempt.takeBreak')}
              </SubmitButton>
            </div>
          </Stack>
        )}
        <Section title={t('learner.attempt.end')} lead={t('learner.attempt.endText')}>
          <ButtonRow>
            <SubmitButton name="intent" value="review" variant="primary">
              {t('learner.attempt.handIn')}
            </SubmitButton>
            <SubmitButton name="intent" value="later">
              {t('learner.attempt.later')}
            </SubmitButton>
          </ButtonRow>
        </Section>
      </Stack>
    </Form>
  );
}

const lastSeconds = 3;

/** Counts the time down; saves what is written just before it is up, and then shows what became of it. */
function useEnd({ id, secondsLeft }: AttemptView, saveNow: () => void): number | null {
  const submit = useSubmit();
  return useCountdown(secondsLeft, (left) => {
    if (left === lastSeconds) saveNow();
    if (left === 0) void submit({ intent: 'hand-in' }, { method: 'post', action: addresses.attempt(id) });
  });
}

/** The Enter key looks at the answers once more, and does not press whatever button happens to come first. */
function DefaultReview() {
  return (
    <button type="submit" name="intent" value="review" className="visually-hidden" tabIndex={-1} aria-hidden="true">
      ↵
    </button>
  );
}
