import type { Cohort } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';

export interface CohortFilterProps {
  cohorts: readonly Cohort[];
  cohort: string | undefined;
}

/** Narrows a list of a programme’s people to one cohort; nothing where it has none. */
export function CohortFilter({ cohorts, cohort }: CohortFilterProps) {
  const { t } = useText();
  if (cohorts.length === 0) return null;
  return (
    <Field name="cohort" label={t('issuer.cohorts.learners.filterCohort')} optional="unsaid">
      <Select
        key={cohort}
        prompt={t('issuer.cohorts.learners.all')}
        defaultValue={cohort ?? ''}
        options={cohorts.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Field>
  );
}
