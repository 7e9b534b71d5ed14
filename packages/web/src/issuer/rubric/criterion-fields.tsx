import type { Problem } from '../../session/problem.ts';
import { useText } from '../../text/text-context.tsx';
import { Button } from '../../ui/button.tsx';
import { faultOf } from '../../ui/fault-of.ts';
import { Field } from '../../ui/field.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import styles from './criterion-fields.module.css';
import type { CriterionRow } from './rubric-rows.ts';

interface CriterionFieldsProps {
  row: CriterionRow;
  at: number;
  count: number;
  levels: readonly string[];
  share: number | undefined;
  problem: Problem | undefined;
  /** It was just added by its reader. */
  added: boolean;
}

/** One criterion: what is looked at, how much it counts, and what each level of it looks like. */
export function CriterionFields({ row, at, count, levels, share, problem, added }: CriterionFieldsProps) {
  const { t, format } = useText();
  const number = at + 1;
  const name = (field: string) => `criteria.${at}.${field}`;
  const error = (field: string) => faultOf(problem, name(field));
  return (
    <fieldset className={styles.criterion}>
      <legend className={styles.legend}>{t('issuer.rubric.criterion', { number })}</legend>
      <input type="hidden" name={name('id')} value={row.id} />
      <div className={styles.head}>
        <Field name={name('title')} label={t('issuer.rubric.title')} error={error('title')}>
          <TextInput defaultValue={row.title} maxLength={200} autoFocus={added} />
        </Field>
        <Field name={name('description')} label={t('issuer.rubric.description')} error={error('description')} optional>
          <TextInput defaultValue={row.description} maxLength={1000} />
        </Field>
        <Field name={name('weight')} label={t('issuer.rubric.weight')} error={error('weight')}>
          <TextInput type="number" min={0.1} max={100} step="any" defaultValue={row.weight} />
        </Field>
      </div>
      <div className={styles.cells} data-levels={levels.length}>
        {row.cells.map((cell, level) => (
          <div key={`level ${level + 1}`} className={styles.cell}>
            <strong className={styles.level} dir="auto">
              {levels[level] || t('issuer.rubric.level', { number: level + 1 })}
            </strong>
            <Field
              name={name(`cells.${level}.points`)}
              label={t('issuer.rubric.points')}
              error={error(`cells.${level}.points`)}
            >
              <TextInput type="number" min={0} max={1000} step="any" defaultValue={cell.points} />
            </Field>
            <div className={styles.looks}>
              <Field
                name={name(`cells.${level}.description`)}
                label={t('issuer.rubric.looksLike')}
                error={error(`cells.${level}.description`)}
                optional="unsaid"
              >
                <TextArea rows={3} defaultValue={cell.description} maxLength={1000} />
              </Field>
            </div>
          </div>
        ))}
      </div>
      <div className={styles.tools}>
        {share !== undefined && (
          <span className={styles.share}>{t('issuer.rubric.share', { percent: format.score(share) })}</span>
        )}
        {at > 0 && (
          <Button
            name="intent"
            value={`move-criterion:${at}`}
            formNoValidate
            size="s"
            variant="quiet"
            aria-label={t('issuer.rubric.moveUpOf', { number })}
          >
            {t('issuer.rubric.moveUp')}
          </Button>
        )}
        {count > 1 && (
          <Button
            name="intent"
            value={`remove-criterion:${at}`}
            formNoValidate
            size="s"
            variant="quiet"
            aria-label={t('issuer.rubric.removeOf', { number })}
          >
            {t('issuer.rubric.remove')}
          </Button>
        )}
      </div>
    </fieldset>
  );
}
