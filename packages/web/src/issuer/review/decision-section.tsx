import type { ReviewView } from '@laurel/sdk';
import { Form } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { faultOf } from '../../ui/fault-of.ts';
import { Field } from '../../ui/field.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import { Meter } from '../../ui/meter.tsx';
import { Notice } from '../../ui/notice.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Section } from '../../ui/section.tsx';
import { Stack } from '../../ui/stack.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { Time } from '../../ui/time.tsx';
import type { Refused } from '../console/refused.ts';

interface DecisionSectionProps {
  review: ReviewView;
  returned: Refused | undefined;
}

/** What the marks come to, and the decision: to be made, or made. */
export function DecisionSection({ review, returned }: DecisionSectionProps) {
  const { t, format } = useText();
  const { result, decision, mayDecide, rubric } = review;
  const outcomeOf = useOutcomeWords(review);
  if (!result && !decision) return null;
  const percent = decision?.percent ?? result?.percent ?? 0;
  return (
    <Section title={t('issuer.reviews.decision')}>
      <Meter
        label={t('issuer.reviews.reached')}
        value={percent}
        max={100}
        required={rubric.passPercent}
        text={t('issuer.reviews.reachedText', {
          score: format.score(percent),
          passMark: format.score(rubric.passPercent),
        })}
      />
      {decision && (
        <Notice kind={decision.outcome === 'passed' ? 'success' : 'info'} title={outcomeOf(decision.outcome)}>
          {decision.reason}
          {decision.resubmitUntil && (
            <>
              {' '}
              {t('issuer.reviews.until')} <Time value={decision.resubmitUntil} show="instant" />
            </>
          )}
        </Notice>
      )}
      {!decision && !mayDecide && <p>{t('issuer.reviews.othersDecide')}</p>}
      {mayDecide && (result?.by === 'peers' || result?.by === 'guest') && (
        <Notice kind="info">{t(`issuer.reviews.confirming.${result.by}`)}</Notice>
      )}
      {mayDecide && <DecisionForm review={review} returned={returned} />}
    </Section>
  );
}

/** Work is passed, evidence of prior learning is recognised. */
function useOutcomeWords({ recognition }: ReviewView): (outcome: 'passed' | 'resubmit' | 'not-passed') => string {
  const { t } = useText();
  return (outcome) =>
    t(recognition ? `issuer.recognition.review.outcome.${outcome}` : `issuer.reviews.outcome.${outcome}`);
}

function DecisionForm({ review, returned }: DecisionSectionProps) {
  const { t } = useText();
  const { result, resubmissionsLeft, resubmitUntil, recognition } = review;
  const outcomeOf = useOutcomeWords(review);
  const { problem, values } = returned ?? {};
  const outcomes = [
    ...(result?.passed ? (['passed'] as const) : []),
    ...(resubmissionsLeft > 0 ? (['resubmit'] as const) : []),
    'not-passed' as const,
  ];
  // What others say is confirmed in one step; it can be said in other words.
  const by = result?.by;
  const proposed = by === 'peers' || by === 'guest' ? t(`issuer.reviews.proposed.${by}`) : undefined;
  const fields = {
    outcome: t('issuer.reviews.outcomeLabel'),
    reason: t('issuer.reviews.reason'),
    resubmitUntil: t('issuer.reviews.resubmitUntil'),
  };
  return (
    <Form method="post" key={JSON.stringify(values)}>
      <Stack>
        <FormErrors problem={problem} fields={fields} />
        <RadioGroup
          name="outcome"
          legend={fields.outcome}
          error={faultOf(problem, 'outcome')}
          defaultValue={values?.outcome ?? outcomes[0]}
          options={outcomes.map((value) => ({ value, label: outcomeOf(value) }))}
        />
        <Field
          name="reason"
          label={fields.reason}
          hint={t(recognition ? 'issuer.recognition.review.reasonHint' : 'issuer.reviews.reasonHint')}
          error={faultOf(problem, 'reason')}
        >
          <TextArea rows={3} defaultValue={values?.reason ?? proposed} maxLength={5000} />
        </Field>
        {resubmissionsLeft > 0 && (
          <Field
            name="resubmitUntil"
            label={fields.resubmitUntil}
            hint={t('issuer.reviews.resubmitHint')}
            error={faultOf(problem, 'resubmitUntil')}
            optional
          >
            <TextInput
              type="datetime-local"
              width="short"
              defaultValue={values?.resubmitUntil ?? resubmitUntil.slice(0, 16)}
            />
          </Field>
        )}
        <div>
          <SubmitButton name="intent" value="decide" variant="primary">
            {t('issuer.reviews.decideNow')}
          </SubmitButton>
        </div>
      </Stack>
    </Form>
  );
}
