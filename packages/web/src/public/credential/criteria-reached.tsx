import { useText } from '../../text/text-context.tsx';
import type { GroupedResult } from '../../verifier/verdict/group-results.ts';
import type { Result } from './claims-of.ts';
import styles from './criteria-reached.module.css';

/** The level in each criterion of a rubric; what the rubric says of these levels can be long, and waits until somebody asks. */
export function CriteriaReached({ criteria }: Pick<GroupedResult<Result>, 'criteria'>) {
  const { t } = useText();
  const described = criteria.filter(({ result }) => result.level?.description);
  return (
    <div className={styles.criteria}>
      <ul className={styles.list}>
        {criteria.map(({ name, result: { value, level } }) => (
          <li key={name} className={styles.criterion}>
            <bdi>{name}</bdi>
            <span className={styles.reached}>
              <bdi>{value}</bdi>
              {level && <span className={styles.place}> {t('credentialPage.took.levelPlace', { ...level })}</span>}
            </span>
          </li>
        ))}
      </ul>
      {described.length > 0 && (
        <details>
          <summary>{t('credentialPage.took.levelsMean')}</summary>
          <dl className={styles.meanings}>
            {described.map(({ name, result: { value, level } }) => (
              <div key={name}>
                <dt>
                  <bdi>{name}</bdi>: <bdi>{value}</bdi>
                </dt>
                <dd dir="auto">{level?.description}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </div>
  );
}
