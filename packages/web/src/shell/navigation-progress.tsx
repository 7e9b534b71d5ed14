import { useNavigation } from 'react-router';
import styles from './navigation-progress.module.css';

/** A thin line while the next page is on its way; it appears only when that takes longer than 300 ms. */
export function NavigationProgress() {
  const { state } = useNavigation();
  return state === 'idle' ? null : <div className={styles.line} />;
}
