import { Form } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { Button } from '../../ui/button.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { useConsole } from '../console/console-data.ts';
import { type CredentialFilters, isNarrowed } from './credential-filters.ts';
import styles from './credential-search.module.css';
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
  return (
    <Form method="get" action={`${base}/credentials`} className={styles.search} role="search">
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
      <div className={styles.buttons}>
        <Button icon="search">{t('issuer.credentials.find')}</Button>
        {isNarrowed(filters) && (
          <ButtonLink to={`${base}/credentials`} variant="quiet">
            {t('issuer.credentials.showAll')}
          </ButtonLink>
        )}
      </div>
    </Form>
  );
}
