import { useText } from '../../text/text-context.tsx';
import styles from './answer-room.module.css';
import { partFieldOf } from './answers.ts';
import type { QuestionOf } from './question-of.ts';

/** A text with room in its gaps. */
export function FillGaps({ question }: { question: QuestionOf<'fill-in'> }) {
  const { t } = useText();
  const { id, text, gapIds, exactly, answer } = question;
  const given = answer !== null && 'gaps' in answer ? answer.gaps : {};
  return (
    <div className={styles.room}>
      {exactly.length > 0 && (
        <p className={styles.hint}>{exactly.map((what) => t(`learner.attempt.exactly.${what}`)).join(' ')}</p>
      )}
      <p className={styles.gapText} dir="auto">
        {text.split(/(\{\{\d{1,2}\}\})/).map((part, index) => {
          const gapId = /^\{\{(\d{1,2})\}\}$/.exec(part)?.[1];
          if (gapId === undefined || !gapIds.includes(gapId)) return part;
          return (
            <input
              key={`${index} ${gapId}`}
              className={styles.gap}
              name={partFieldOf(id, gapId)}
              aria-label={t('learner.attempt.gap', { number: gapId, count: gapIds.length })}
              defaultValue={given[gapId] ?? ''}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={200}
            />
          );
        })}
      </p>
    </div>
  );
}
