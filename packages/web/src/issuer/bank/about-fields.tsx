import type { Pool, ProgrammeOutcome } from '@laurel/sdk';
import type { Problem } from '../../session/problem.ts';
import { useText } from '../../text/text-context.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { faultOf } from '../../ui/fault-of.ts';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import type { Values } from '../console/refused.ts';
import styles from './outcome-choice.module.css';
import { OutcomeChoice } from './outcome-choice.tsx';

interface AboutFieldsProps {
  values: Values;
  pools: readonly Pool[];
  outcomes: readonly ProgrammeOutcome[];
  problem: Problem | undefined;
}

/** What is said of a question beside what it asks. */
export function AboutFields({ values, pools, outcomes, problem }: AboutFieldsProps) {
  const { t } = useText();
  return (
    <>
      <Field
        name="difficulty"
        label={t('issuer.bank.field.difficulty')}
        hint={t('issuer.bank.hint.difficulty')}
        optional
      >
        <Select
          prompt={t('issuer.bank.any')}
          options={['1', '2', '3', '4', '5'].map((level) => ({ value: level, label: level }))}
          defaultValue={values.difficulty ?? ''}
        />
      </Field>
      {(['tags', 'skills'] as const).map((name) => (
        <Field
          key={name}
          name={name}
          label={t(`issuer.bank.field.${name}`)}
          hint={t(`issuer.bank.hint.${name}`)}
          error={faultOf(problem, name)}
          optional
        >
          <TextInput defaultValue={values[name]} maxLength={1000} />
        </Field>
      ))}
      <OutcomeChoice values={values} outcomes={outcomes} />
      {pools.length > 0 && (
        <fieldset className={styles.choice}>
          <legend>{t('issuer.bank.pools.title')}</legend>
          <div className={styles.programme}>
            {pools.map(({ id, name }) => (
              <Checkbox
                key={id}
                name={`pool.${id}`}
                label={<bdi>{name}</bdi>}
                defaultChecked={`pool.${id}` in values}
              />
            ))}
          </div>
        </fieldset>
      )}
      <Checkbox name="retired" label={t('issuer.bank.field.retired')} defaultChecked={'retired' in values} />
    </>
  );
}
