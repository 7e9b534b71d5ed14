import type { Rubric } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { Table } from '../../ui/table.tsx';
import styles from './rubric-shown.module.css';

/** A rubric as a table: what is looked at, and what each level of it looks like. */
export function RubricShown({ rubric }: { rubric: Rubric }) {
  const { t, format } = useText();
  const { levels, criteria, passPercent } = rubric;
  return (
    <>
      <p>{t('learner.review.passMark', { percent: format.score(passPercent) })}</p>
      <Table
        caption={t('learner.review.rubric')}
        captionHidden
        rows={criteria}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'criterion',
            header: t('learner.review.criterion'),
            cell: ({ title, description, weight }) => (
              <>
                <bdi>{title}</bdi>
                {weight !== 1 && ` (${t('learner.review.weight', { weight: format.number(weight) })})`}
                {description && <p className={styles.about}>{description}</p>}
              </>
            ),
          },
          ...levels.map(({ title }, at) => ({
            key: `level ${at + 1}`,
            header: title,
            cell: ({ cells }: Rubric['criteria'][number]) => {
              const cell = cells[at];
              const points = t('learner.review.points', { count: cell?.points ?? 0 });
              return [points, cell?.description].filter(Boolean).join(': ');
            },
          })),
        ]}
      />
    </>
  );
}
