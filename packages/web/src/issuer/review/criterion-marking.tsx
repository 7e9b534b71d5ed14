import type { Rubric } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { fieldId } from '../../ui/field-context.ts';
import { TextArea } from '../../ui/text-area.tsx';
import styles from './criterion-marking.module.css';

interface CriterionMarkingProps {
  criterion: Rubric['criteria'][number];
  levels: Rubric['levels'];
  level: string | undefined;
  comment: string | undefined;
  /** What was saved elsewhere meanwhile, where it is another level. */
  elsewhere: number | undefined;
  error: string | undefined;
  /** Where a level is all that is asked for. */
  withoutComment?: boolean;
}

/** One criterion: its levels to choose from, each with what it looks like, and a remark. */
export function CriterionMarking({
  criterion,
  levels,
  level,
  comment,
  elsewhere,
  error,
  ...asked
}: CriterionMarkingProps) {
  const { t } = useText();
  const { id, title, description, cells } = criterion;
  const name = `marks.${id}`;
  return (
    <fieldset className={styles.criterion} data-criterion="" data-invalid={error ? '' : undefined} id={fieldId(name)}>
      <legend className={styles.legend} dir="auto">
        {title}
      </legend>
      {description && (
        <p className={styles.hint} dir="auto">
          {description}
        </p>
      )}
      {error && <p className={styles.error}>{error}</p>}
      {elsewhere !== undefined && (
        <p className={styles.error}>
          {t('issuer.reviews.elsewhere', { level: levels[elsewhere - 1]?.title ?? String(elsewhere) })}
        </p>
      )}
      {cells.map((cell, at) => (
        <Choice
          key={`level ${at + 1}`}
          id={`${fieldId(name)}-${at + 1}`}
          type="radio"
          name={`${name}.level`}
          value={String(at + 1)}
          data-level={at + 1}
          label={t('issuer.reviews.levelOf', {
            number: at + 1,
            title: levels[at]?.title ?? '',
            count: cell.points,
          })}
          hint={cell.description || undefined}
          defaultChecked={level === String(at + 1)}
        />
      ))}
      {!asked.withoutComment && (
        <Field name={`${name}.comment`} label={t('issuer.reviews.commentOf', { title })} optional>
          <TextArea rows={2} defaultValue={comment} maxLength={5000} />
        </Field>
      )}
    </fieldset>
  );
}
