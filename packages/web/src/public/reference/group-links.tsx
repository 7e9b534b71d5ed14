import { useText } from '../../text/text-context.tsx';
import { type Group, groupAnchor } from './find-operations.ts';
import styles from './group-links.module.css';

export interface GroupLinksProps {
  groups: readonly Group[];
}

/** The way to each group of endpoints. */
export function GroupLinks({ groups }: GroupLinksProps) {
  const { t } = useText();
  return (
    <nav aria-label={t('reference.groups')}>
      <ul className={styles.links}>
        {groups.map(({ tag, operations }) => (
          <li key={tag}>
            <a href={`#${groupAnchor(tag)}`}>{tag}</a>{' '}
            <span className={styles.count}>{t('reference.count', { count: operations.length })}</span>
          </li>
        ))}
      </ul>
    </nav>
  );
}
