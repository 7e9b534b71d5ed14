import { Form } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { Stack } from '../../ui/stack.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';
import { CohortFilter, type CohortFilterProps } from './cohort-filter.tsx';

/** In which states a learner can be looked for. */
export const learnerStates = ['waiting', 'active', 'completed', 'left'] as const;

export interface LearnerFiltersProps extends CohortFilterProps {
  state: (typeof learnerStates)[number] | undefined;
}

/** Narrows the list of learners; the address says by what. */
export function LearnerFilters({ cohorts, cohort, state }: LearnerFiltersProps) {
  const { t } = useText();
  return (
    <Form method="get">
      <Stack gap="s">
        <CohortFilter cohorts={cohorts} cohort={cohort} />
        <Field name="state" label={t('issuer.cohorts.learners.filterState')} optional="unsaid">
          <Select
            prompt={t('issuer.cohorts.learners.anyState')}
            defaultValue={state ?? ''}
            options={learnerStates.map((value) => ({ value, label: t(`issuer.cohorts.learners.state.${value}`) }))}
          />
        </Field>
        <div>
          <SubmitButton size="s">{t('issuer.cohorts.learners.show')}</SubmitButton>
        </div>
      </Stack>
    </Form>
  );
}
