import type { Pool } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { Field } from '../../ui/field.tsx';
import { SearchBar } from '../../ui/search-bar.tsx';
import { Select } from '../../ui/select.tsx';
import { TextInput } from '../../ui/text-input.tsx';
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
  const { search = '', ...others } = filters;
  const choices = {
    kind: questionKinds.map((kind) => ({ value: kind, label: t(`issuer.questions.kind.${kind}`) })),
    difficulty: ['1', '2', '3', '4', '5'].map((level) => ({ value: level, label: level })),
    poolId: pools.map(({ id, name }) => ({ value: id, label: name })),
    state: (['active', 'retired'] as const).map((state) => ({ value: state, label: t(`issuer.bank.state.${state}`) })),
  };
  return (
    <SearchBar
      action={list}
      label={t('issuer.bank.search')}
      value={search}
      narrowed={isNarrowed({ ...others, search: undefined })}
    >
      {(['kind', 'difficulty', 'poolId', 'state'] as const).map((name) => (
        <Field key={name} name={name} label={t(`issuer.bank.filter.${name}`)} optional="unsaid">
          <Select options={choices[name]} prompt={t('issuer.bank.any')} defaultValue={String(filters[name] ?? '')} />
        </Field>
      ))}
      <Field name="tag" label={t('issuer.bank.filter.tag')} optional="unsaid">
        <TextInput defaultValue={filters.tag} maxLength={60} />
      </Field>
    </SearchBar>
  );
}
