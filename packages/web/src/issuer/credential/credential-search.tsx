import { useText } from '../../text/text-context.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { useConsole } from '../console/console-data.ts';
import { FilterRow } from '../console/filter-row.tsx';
import { type CredentialFilters, isNarrowed } from './credential-filters.ts';
import { credentialStates } from './credential-state.tsx';

interface CredentialSearchProps {
  filters: CredentialFilters;
  achievements: readonly { id: string; name: string }[];
}

/** Narrows the list of issued credentials; what was chosen stands in the address. */
export function CredentialSearch({ filters, achievements }: CredentialSearchProps) {
  const { t } = useText();
  const { base } = useConsole();
  const { search, state, achievementId } = filters;
  const list = `${base}/credentials`;
  return (
    <FilterRow
      label={t('issuer.sections.credentials')}
      show={t('issuer.credentials.find')}
      icon="search"
      action={list}
      all={isNarrowed(filters) ? { to: list, label: t('issuer.credentials.showAll') } : undefined}
    >
      <Field name="search" label={t('issuer.credentials.search')} optional="unsaid">
        <TextInput type="search" defaultValue={search} maxLength={200} />
      </Field>
      <Field name="state" label={t('issuer.credentials.stateHeader')} optional="unsaid">
        <Select
          prompt={t('issuer.credentials.anyState')}
          defaultValue={state}
          options={credentialStates.map((each) => ({ value: each, label: t(`issuer.credentials.state.${each}`) }))}
        />
      </Field>
      <Field name="achievementId" label={t('issuer.credentials.achievement')} optional="unsaid">
        <Select
          prompt={t('issuer.credentials.anyAchievement')}
          defaultValue={achievementId}
          options={achievements.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
    </FilterRow>
  );
}
