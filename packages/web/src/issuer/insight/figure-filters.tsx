import type { InsightFilters as Choices } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { FilterRow } from '../console/filter-row.tsx';
import type { InsightFilters } from './insight-filters.ts';

export interface FigureFiltersProps {
  action: string;
  filters: InsightFilters;
  period: { from: string; to: string } | undefined;
  choices: Choices['programmes'];
  /** Whether all programmes together make sense here. */
  needsProgramme: boolean;
}

/** Narrows figures by GET: works without a script, and the address can be kept and sent. */
export function FigureFilters({ action, filters, period, choices, needsProgramme }: FigureFiltersProps) {
  const { t } = useText();
  const all = t('issuer.insight.all');
  const cohorts = choices.find(({ id }) => id === filters.programmeId)?.cohorts ?? [];
  return (
    <FilterRow label={t('issuer.insight.narrow')} show={t('issuer.insight.show')} action={action}>
      <Field name="from" label={t('issuer.insight.from')}>
        <TextInput type="month" width="short" defaultValue={filters.from ?? period?.from} placeholder="2026-11" />
      </Field>
      <Field name="to" label={t('issuer.insight.to')}>
        <TextInput type="month" width="short" defaultValue={filters.to ?? period?.to} placeholder="2026-11" />
      </Field>
      <Field name="programme" label={t('issuer.insight.programme')}>
        <Select
          defaultValue={filters.programmeId ?? ''}
          {...(needsProgramme ? {} : { prompt: all })}
          options={choices.map(({ id, title }) => ({ value: id, label: title }))}
        />
      </Field>
      {cohorts.length > 0 && (
        <Field name="cohort" label={t('issuer.insight.cohort')}>
          <Select
            defaultValue={filters.cohortId ?? ''}
            prompt={all}
            options={cohorts.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
      )}
    </FilterRow>
  );
}
