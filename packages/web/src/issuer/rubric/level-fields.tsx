import type { Problem } from '../../session/problem.ts';
import { useText } from '../../text/text-context.tsx';
import { Button } from '../../ui/button.tsx';
import { faultOf } from '../../ui/fault-of.ts';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import styles from './level-fields.module.css';
import { most } from './rubric-rows.ts';

interface LevelFieldsProps {
  levels: readonly string[];
  problem: Problem | undefined;
}

/** The levels that every criterion has, the lowest first. */
export function LevelFields({ levels, problem }: LevelFieldsProps) {
  const { t } = useText();
  return (
    <fieldset className={styles.levels}>
      <legend className={styles.legend}>{t('issuer.rubric.levels')}</legend>
      <p className={styles.hint}>{t('issuer.rubric.levelsHint')}</p>
      <div className={styles.row}>
        {levels.map((title, at) => (
          <div key={`level ${at + 1} of ${levels.length}`} className={styles.level}>
            <Field
              name={`levels.${at}.title`}
              label={t('issuer.rubric.level', { number: at + 1 })}
              error={faultOf(problem, `levels.${at}.title`)}
            >
              <TextInput defaultValue={title} maxLength={60} />
            </Field>
            {levels.length > 2 && (
              <Button
                name="intent"
                value={`remove-level:${at}`}
                formNoValidate
                size="s"
                variant="quiet"
                aria-label={t('issuer.rubric.removeLevelOf', { number: at + 1 })}
              >
                {t('issuer.rubric.remove')}
              </Button>
            )}
          </div>
        ))}
      </div>
      {levels.length < most.levels && (
        <div>
          <Button name="intent" value="add-level" formNoValidate size="s">
            {t('issuer.rubric.addLevel')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
