import type { AttemptView } from '@laurel/sdk';
import { Form, Link } from 'react-router';
import type { Problem } from '../../session/problem.ts';
import { useText } from '../../text/text-context.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Stack } from '../../ui/stack.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';
import { addresses } from '../addresses.ts';
import styles from './confirm-hand-in.module.css';
import { questionId } from './question.tsx';

export interface ConfirmHandInProps {
  attempt: AttemptView;
  problem: Problem | undefined;
}

/** The last look before marking: what has no answer yet, and that there is no way back afterwards. */
export function ConfirmHandIn({ attempt, problem }: ConfirmHandInProps) {
  const { t } = useText();
  const { questions, attemptsLeft } = attempt;
  const here = addresses.attempt(attempt.id);
  // While answers are missing, the way back is the one to take.
  const isComplete = questions.every(({ answer }) => answer !== null);
  const given = questions.filter(({ answer }) => answer !== null).length;
  return (
    <Stack>
      <FormErrors problem={problem} />
      <Unanswered attempt={attempt} />
      <p>
        {t('learner.confirm.final')}{' '}
        {attemptsLeft !== null && t('learner.confirm.attemptsLeft', { count: attemptsLeft })}
      </p>
      <Form method="post" action={here}>
        <ButtonRow>
          {!isComplete && (
            <ButtonLink to={here} variant="primary">
              {t('learner.confirm.back')}
            </ButtonLink>
          )}
          <SubmitButton name="intent" value="hand-in" variant={isComplete ? 'primary' : 'secondary'}>
            {given === 0 ? t('learner.confirm.submitEmpty') : t('learner.confirm.submit', { count: given })}
          </SubmitButton>
          {isComplete && <ButtonLink to={here}>{t('learner.confirm.back')}</ButtonLink>}
        </ButtonRow>
      </Form>
    </Stack>
  );
}

function Unanswered({ attempt: { id, questions } }: Pick<ConfirmHandInProps, 'attempt'>) {
  const { t } = useText();
  const open = questions.map(({ answer }, index) => ({ answer, number: index + 1 })).filter((it) => it.answer === null);
  if (open.length === 0) return <p>{t('learner.confirm.allAnswered', { count: questions.length })}</p>;
  return (
    <Notice kind="warning" title={t('learner.confirm.unanswered', { count: open.length })}>
      <ul className={styles.open}>
        {open.map(({ number }) => (
          <li key={number}>
            <Link to={`${addresses.attempt(id)}#${questionId(number)}`}>
              {t('learner.attempt.questionShort', { number })}
            </Link>
          </li>
        ))}
      </ul>
      <p>{t('learner.confirm.unansweredText')}</p>
    </Notice>
  );
}
