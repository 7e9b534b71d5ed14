import styles from './avatar.module.css';

export interface AvatarProps {
  name: string;
  imageUrl?: string | null | undefined;
  size?: 's' | 'm' | 'l';
}

/** A person or an organisation as a picture, or as initials. The name stands beside it, so this is decoration. */
export function Avatar({ name, imageUrl, size = 'm' }: AvatarProps) {
  return (
    <span className={styles.avatar} data-size={size} aria-hidden="true">
      {imageUrl ? <img src={imageUrl} alt="" className={styles.image} /> : initialsOf(name)}
    </span>
  );
}

/** First letters of the first and the last word, whole characters in any script. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return letters
    .map((word) => (word ? ([...new Intl.Segmenter().segment(word)][0]?.segment ?? '') : ''))
    .join('')
    .toLocaleUpperCase();
}
