import type { Pool } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { FilterRow } from '../console/filter-row.tsx';
import { questionKinds } from '../programme/question-kinds.ts';
import { type BankFilters, isNarrowed } from './bank-filters.ts';

interface BankSearchProps {
  list: string;
  filters: BankFilters;
  pools: readonly Pool[];
}

/** Searches the bank, and narrows it. */
export function BankSearch({ list, filters, pools }: BankSearchProps) {
  const { t } = useText();
  const choices = {
    kind: questionKinds.map((kind) => ({ value: kind, label: t(`issuer.questions.kind.${kind}`) })),
    difficulty: ['1', '2', '3', '4', '5'].map((level) => ({ value: level, label: level })),
    poolId: pools.map(({ id, name }) => ({ value: id, label: name })),
    state: (['active', 'retired'] as const).map((state) => ({ value: state, label: t(`issuer.bank.state.${state}`) })),
  };
  return (
    <FilterRow
      label={t('issuer.bank.title')}
      show={t('search.submit')}
      icon="search"
      action={list}
      all={isNarrowed(filters) ? { to: list, label: t('search.clear') } : undefined}
    >
      <Field name="search" label={t('issuer.bank.search')} optional="unsaid">
        <TextInput type="search" defaultValue={filters.search} maxLength={200} autoComplete="off" />
      </Field>
      {(['kind', 'difficulty', 'poolId', 'state'] as const).map((name) => (
        <Field key={name} name={name} label={t(`issuer.bank.filter.${name}`)} optional="unsaid">
          <Select options={choices[name]} prompt={t('issuer.bank.any')} defaultValue={String(filters[name] ?? '')} />
        </Field>
      ))}
      <Field name="tag" label={t('issuer.bank.filter.tag')} optional="unsaid">
        <TextInput defaultValue={filters.tag} maxLength={60} />
      </Field>
    </FilterRow>
  );
}
