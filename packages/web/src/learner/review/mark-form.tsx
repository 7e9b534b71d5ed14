import type { GuestReview } from '@laurel/sdk';
import type { ReactNode } from 'react';
import { Form } from 'react-router';
import { CriterionMarking } from '../../issuer/review/criterion-marking.tsx';
import { valuesOfMarking } from '../../issuer/review/read-marking.ts';
import type { Problem } from '../../session/problem.ts';
import { useText } from '../../text/text-context.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { faultOf } from '../../ui/fault-of.ts';
import { Field } from '../../ui/field.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import { Stack } from '../../ui/stack.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';
import { TextArea } from '../../ui/text-area.tsx';

interface MarkFormProps {
  rubric: NonNullable<GuestReview['work']>['rubric'];
  own: NonNullable<GuestReview['own']>;
  returned: { problem: Problem; values: Record<string, string> } | undefined;
  words: { summary: string; summaryHint: string; save: string; handIn: string };
  /** What stands above the criteria. */
  children?: ReactNode;
}

/** The rubric to mark by, for somebody who is not of the staff. Saves as a draft, hands in when complete. */
export function MarkForm({ rubric, own, returned, words, children }: MarkFormProps) {
  const { t } = useText();
  const { problem } = returned ?? {};
  const values = returned?.values ?? valuesOfMarking({ ...own, id: '', role: 'peer' });
  const labels = Object.fromEntries(rubric.criteria.map(({ id, title }) => [`marks.${id}`, title]));
  return (
    <Form method="post" key={JSON.stringify([own.revision, returned?.values])}>
      <input type="hidden" name="revision" value={own.revision} />
      <Stack>
        <FormErrors problem={problem} fields={labels} />
        {problem?.code === 'review-changed' && <p>{t('learner.peers.changed')}</p>}
        {children}
        {rubric.criteria.map((criterion) => (
          <CriterionMarking
            key={criterion.id}
            criterion={criterion}
            levels={rubric.levels}
            level={values[`marks.${criterion.id}.level`]}
            comment={values[`marks.${criterion.id}.comment`]}
            elsewhere={undefined}
            error={faultOf(problem, `marks.${criterion.id}`)}
          />
        ))}
        <Field name="summary" label={words.summary} hint={words.summaryHint} optional>
          <TextArea rows={4} defaultValue={values.summary} maxLength={10_000} />
        </Field>
        <ButtonRow>
          <SubmitButton name="intent" value="hand-in" variant="primary">
            {words.handIn}
          </SubmitButton>
          <SubmitButton name="intent" value="save">
            {words.save}
          </SubmitButton>
        </ButtonRow>
      </Stack>
    </Form>
  );
}
