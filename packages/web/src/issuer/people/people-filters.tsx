import type { Standings } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { CohortFilter, type CohortFilterProps } from '../cohort/cohort-filter.tsx';
import { FilterRow } from '../console/filter-row.tsx';
import { segments } from './segments.ts';

interface PeopleFiltersProps extends CohortFilterProps {
  segment: (typeof segments)[number];
  /** How many each segment has, in the cohort if one is chosen. */
  counts: Standings['segments'];
}

/** Narrows who is shown, by rule and by cohort; the address says by what. */
export function PeopleFilters({ cohorts, cohort, segment, counts }: PeopleFiltersProps) {
  const { t } = useText();
  const countOf = (value: string) => counts.find((each) => each.segment === value)?.count ?? 0;
  return (
    <FilterRow label={t('issuer.people.title')} show={t('issuer.cohorts.learners.show')}>
      <Field name="segment" label={t('issuer.people.filter')} optional="unsaid">
        <Select
          key={segment}
          defaultValue={segment}
          options={segments.map((value) => ({
            value,
            label: t('issuer.people.segmentCount', {
              label: t(`issuer.people.segment.${value}`),
              count: countOf(value),
            }),
          }))}
        />
      </Field>
      <CohortFilter cohorts={cohorts} cohort={cohort} />
    </FilterRow>
  );
}
