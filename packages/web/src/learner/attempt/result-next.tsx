import { Form } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';
import { Time } from '../../ui/time.tsx';
import { addresses } from '../addresses.ts';
import { GoOn } from '../go-on.tsx';
import { Issuing } from '../issuing.tsx';
import type { AttemptResultProps } from './attempt-result-props.ts';

/**
 * The one next step after a result: the credential, the next lesson, or another try. Where it was passed and the programme asks for
 * more, another try may be what is missing.
 */
export function ResultNext({ attempt, enrolment, issuing, slow }: AttemptResultProps) {
  const { t } = useText();
  const mayTryAgain = enrolment.state === 'active' && attempt.attemptsLeft !== 0 && !attempt.nextAttemptFrom;
  if (attempt.counts === 'waiting')
    return (
      <div>
        <ButtonLink to={addresses.enrolment(enrolment.id)}>{t('learner.result.toProgramme')}</ButtonLink>
      </div>
    );
  // Where the programme is finished there is nothing to try again, however this attempt went.
  if (enrolment.state === 'active' && (!attempt.passed || attempt.counts === 'no'))
    return <TryAgain attempt={attempt} enrolment={enrolment} />;
  if (issuing) return <Issuing here={addresses.attempt(attempt.id)} slow={slow} />;
  return (
    <GoOn enrolment={enrolment}>
      {mayTryAgain && (
        <Form method="post" action={addresses.lesson(enrolment.id, attempt.lessonId)}>
          <SubmitButton name="intent" value="start-attempt" variant="secondary">
            {t('learner.result.tryAgain')}
          </SubmitButton>
        </Form>
      )}
      <ButtonLink to={addresses.enrolment(enrolment.id)}>{t('learner.result.toProgramme')}</ButtonLink>
    </GoOn>
  );
}

function TryAgain({ attempt, enrolment }: Pick<AttemptResultProps, 'attempt' | 'enrolment'>) {
  const { t } = useText();
  const { attemptsLeft, nextAttemptFrom, lessonId } = attempt;
  const lessons = <ButtonLink to={addresses.enrolment(enrolment.id)}>{t('learner.result.lessonsAgain')}</ButtonLink>;
  if (attemptsLeft === 0) {
    return (
      <>
        <Notice kind="warning">{t('learner.result.noAttempts', { organisation: enrolment.organisationName })}</Notice>
        <div>{lessons}</div>
      </>
    );
  }
  if (nextAttemptFrom) {
    return (
      <>
        <p>
          {t('learner.result.next')} <Time value={nextAttemptFrom} show="instant" />.
        </p>
        <div>{lessons}</div>
      </>
    );
  }
  return (
    <>
      {attemptsLeft !== null && <p>{t('learner.result.attemptsLeft', { count: attemptsLeft })}</p>}
      <Form method="post" action={addresses.lesson(enrolment.id, lessonId)}>
        <ButtonRow>
          <SubmitButton name="intent" value="start-attempt" variant="primary">
            {t('learner.result.tryAgain')}
          </SubmitButton>
          {lessons}
        </ButtonRow>
      </Form>
    </>
  );
}
