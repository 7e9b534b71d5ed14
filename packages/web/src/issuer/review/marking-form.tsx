import type { ReviewView } from '@laurel/sdk';
import { useMemo, useRef } from 'react';
import { Form } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { faultOf } from '../../ui/fault-of.ts';
import { Field } from '../../ui/field.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import { Section } from '../../ui/section.tsx';
import { Stack } from '../../ui/stack.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { DefaultSubmit } from '../console/default-submit.tsx';
import type { Refused } from '../console/refused.ts';
import { CriterionMarking } from './criterion-marking.tsx';
import { KeysHelp } from './keys-help.tsx';
import { valuesOfMarking } from './read-marking.ts';
import { useKeys } from './use-keys.ts';

interface MarkingFormProps {
  review: ReviewView;
  own: NonNullable<ReviewView['own']>;
  returned: Refused | undefined;
}

/** The rubric to mark by. Saves as a draft, hands in when complete; by buttons, and by single keys. */
export function MarkingForm({ review, own, returned }: MarkingFormProps) {
  const { t } = useText();
  const form = useRef<HTMLFormElement>(null);
  useKeys(useMemo(() => markingKeys(form), []));
  const { criteria, levels } = review.rubric;
  const problem = returned?.problem;
  const saved = valuesOfMarking(own);
  const values = returned?.values ?? saved;
  const isChanged = problem?.code === 'review-changed';
  const labels = Object.fromEntries(criteria.map(({ id, title }) => [`marks.${id}`, title]));
  return (
    <Section title={t(`issuer.reviews.markAs.${own.role}`)} lead={t('issuer.reviews.markLead')}>
      <KeysHelp
        keys={[
          { key: 'j', does: t('issuer.reviews.key.nextCriterion') },
          { key: 'k', does: t('issuer.reviews.key.previousCriterion') },
          { key: `1–${levels.length}`, does: t('issuer.reviews.key.level') },
          { key: 'c', does: t('issuer.reviews.key.comment') },
          { key: 's', does: t('issuer.reviews.key.save') },
          { key: '↵', does: t('issuer.reviews.key.handIn') },
        ]}
      />
      <Form method="post" ref={form} key={JSON.stringify([own.revision, returned?.values])}>
        <DefaultSubmit />
        <input type="hidden" name="reviewId" value={own.id} />
        <input type="hidden" name="revision" value={own.revision} />
        <Stack>
          <FormErrors problem={problem} fields={labels} />
          {criteria.map((criterion) => (
            <CriterionMarking
              key={criterion.id}
              criterion={criterion}
              levels={levels}
              level={values[`marks.${criterion.id}.level`]}
              comment={values[`marks.${criterion.id}.comment`]}
              elsewhere={isChanged ? differing(own, criterion.id, values) : undefined}
              error={faultOf(problem, `marks.${criterion.id}`)}
            />
          ))}
          {isChanged && own.summary !== values.summary && (
            <p>{t('issuer.reviews.elsewhereSummary', { summary: own.summary })}</p>
          )}
          <Field name="summary" label={t('issuer.reviews.summary')} hint={t('issuer.reviews.summaryHint')} optional>
            <TextArea rows={4} defaultValue={values.summary} maxLength={10_000} />
          </Field>
          <ButtonRow>
            <SubmitButton name="intent" value="hand-in" variant="primary">
              {t('issuer.reviews.handIn')}
            </SubmitButton>
            <SubmitButton name="intent" value="save">
              {t('issuer.reviews.save')}
            </SubmitButton>
          </ButtonRow>
        </Stack>
      </Form>
    </Section>
  );
}

function differing(
  { marks }: NonNullable<ReviewView['own']>,
  criterionId: string,
  values: Refused['values'],
): number | undefined {
  const level = marks[criterionId]?.level;
  return level === undefined || String(level) === values[`marks.${criterionId}.level`] ? undefined : level;
}

function markingKeys(form: React.RefObject<HTMLFormElement | null>) {
  const criteria = () => [...(form.current?.querySelectorAll<HTMLFieldSetElement>('[data-criterion]') ?? [])];
  const current = () => {
    const at = criteria().findIndex((each) => each.contains(document.activeElement));
    if (at >= 0) return at;
    return criteria().findIndex((each) => !each.querySelector(':checked'));
  };
  const go = (at: number) => {
    const criterion = criteria()[at];
    const radio = criterion?.querySelector<HTMLInputElement>(':checked') ?? criterion?.querySelector('input');
    radio?.focus();
    criterion?.scrollIntoView({ block: 'center' });
  };
  const isInside = () => criteria().some((each) => each.contains(document.activeElement));
  const choose = (level: number) => {
    const criterion = criteria()[Math.max(0, current())];
    const radio = criterion?.querySelector<HTMLInputElement>(`[data-level="${level}"]`);
    if (!radio) return;
    radio.checked = true;
    radio.focus();
  };
  const press = (intent: string) => {
    const button = form.current?.querySelector<HTMLButtonElement>(`button[value="${intent}"]`);
    if (button) form.current?.requestSubmit(button);
  };
  return {
    j: () => go(isInside() ? Math.min(criteria().length - 1, current() + 1) : Math.max(0, current())),
    k: () => go(Math.max(0, current() - 1)),
    ...Object.fromEntries([1, 2, 3, 4, 5].map((level) => [String(level), () => choose(level)])),
    s: () => press('save'),
    Enter: () => press('hand-in'),
  };
}
