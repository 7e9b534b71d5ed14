import { useRootData } from '../session/root-data.ts';
import styles from './achievement-image.module.css';
import { LaurelMark } from './laurel-mark.tsx';
import { ownImage } from './own-image.ts';

export interface AchievementImageProps {
  imageUrl: string | null | undefined;
  size?: 's' | 'l';
}

/** The image of an achievement, or the laurel where it has none. Its name stands beside it, so this is decoration. */
export function AchievementImage({ imageUrl, size = 's' }: AchievementImageProps) {
  const { origin } = useRootData();
  const source = ownImage(imageUrl, origin);
  return (
    <span className={styles.frame} data-size={size}>
      {source ? (
        <img src={source} alt="" className={styles.image} />
      ) : (
        <LaurelMark size={size === 'l' ? 112 : 56} detail="fine" />
      )}
    </span>
  );
}
