import type { ProgrammeOutcome } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import type { Values } from '../console/refused.ts';
import styles from './outcome-choice.module.css';
import { fieldOfOutcome, idOfField } from './outcome-fields.ts';

interface OutcomeChoiceProps {
  values: Values;
  outcomes: readonly ProgrammeOutcome[];
}

/** Which outcomes a question shows, in the words of each, programme by programme. */
export function OutcomeChoice({ values, outcomes }: OutcomeChoiceProps) {
  const { t } = useText();
  const known = new Set(outcomes.flatMap(({ id, versionIds }) => [id, ...versionIds]));
  const gone = Object.keys(values)
    .map(idOfField)
    .filter((id) => id !== undefined && !known.has(id));
  if (outcomes.length === 0 && gone.length === 0) return null;
  const programmes = Map.groupBy(outcomes, ({ programmeId }) => programmeId);
  return (
    <fieldset className={styles.choice}>
      <legend>{t('issuer.bank.field.outcomeIds')}</legend>
      <p className={styles.hint}>{t('issuer.bank.hint.outcomeIds')}</p>
      {[...programmes].map(([programmeId, own]) => (
        <div key={programmeId} className={styles.programme}>
          <p>
            <bdi>{own[0]?.programmeTitle}</bdi>
          </p>
          {own.map(({ id, versionIds, text }) => (
            <Checkbox
              key={id}
              name={fieldOfOutcome(id)}
              label={<bdi>{text}</bdi>}
              defaultChecked={[id, ...versionIds].some((one) => fieldOfOutcome(one) in values)}
            />
          ))}
        </div>
      ))}
      {gone.map((id) => (
        <Checkbox
          key={id}
          name={fieldOfOutcome(id ?? '')}
          label={t('issuer.bank.goneOutcome')}
          hint={id}
          defaultChecked
        />
      ))}
    </fieldset>
  );
}
