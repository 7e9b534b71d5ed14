import type { TFunction } from 'i18next';
import { problemSentence } from '../../text/problem-sentence.ts';
import { useText } from '../../text/text-context.tsx';
import type { RefusedItem } from '../answer.ts';
import { usePlaceText } from '../use-place-text.ts';
import styles from './refused-list.module.css';

/** What was not verified: where it stood, why, and what would help. */
export function RefusedList({ refused }: { refused: readonly RefusedItem[] }) {
  const { t } = useText();
  const placeText = usePlaceText();
  return (
    <ul className={styles.list}>
      {refused.map((item, index) => {
        const place = placeText(item);
        return (
          <li key={index} data-refused={item.code}>
            {place && (
              <p className={styles.place}>
                <bdi>{place}</bdi>
              </p>
            )}
            <p>
              {sentenceOf(t, item)} {item.whatToDo}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

function sentenceOf(t: TFunction, { code, path, sentence, detail = '', problem }: RefusedItem): string {
  if (problem) return problemSentence(t, problem);
  const last = path.at(-1);
  if (code !== 'unreadable' || last?.in !== 'url') return sentence;
  return t('verifier.fault.unreadable', { url: last.url, detail });
}
