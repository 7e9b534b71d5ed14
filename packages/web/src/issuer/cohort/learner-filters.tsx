import { useText } from '../../text/text-context.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { FilterRow } from '../console/filter-row.tsx';
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
    <FilterRow label={t('issuer.learners.title')} show={t('issuer.cohorts.learners.show')}>
      <CohortFilter cohorts={cohorts} cohort={cohort} />
      <Field name="state" label={t('issuer.cohorts.learners.filterState')} optional="unsaid">
        <Select
          prompt={t('issuer.cohorts.learners.anyState')}
          defaultValue={state ?? ''}
          options={learnerStates.map((value) => ({ value, label: t(`issuer.cohorts.learners.state.${value}`) }))}
        />
      </Field>
    </FilterRow>
  );
}
