import { type MouseEvent, useEffect, useRef, useState } from 'react';
import { useText } from '../../text/text-context.tsx';
import { Button } from '../../ui/button.tsx';
import styles from './answer-room.module.css';
import { fieldOf } from './answers.ts';
import { moved, moveIntent } from './move-item.ts';
import type { QuestionOf } from './question-of.ts';

/** Items to be put in order by buttons: with a script at once, without one by posting the form. */
export function OrderItems({ question }: { question: QuestionOf<'ordering'> }) {
  const { t } = useText();
  const { id, items, answer } = question;
  const [kept, setKept] = useState(answer !== null && 'order' in answer ? answer.order : undefined);
  const [said, setSaid] = useState('');
  const pressed = useRef<HTMLButtonElement>(null);
  const order = kept ?? items.map((item) => item.id);
  const textOf = (itemId: string) => items.find((item) => item.id === itemId)?.text ?? '';
  useEffect(() => {
    // What stands in the hidden fields now is what is saved; and the button that moved away keeps the focus.
    pressed.current?.dispatchEvent(new Event('input', { bubbles: true }));
    pressed.current?.focus();
  }, [kept]);
  const move = (itemId: string, by: -1 | 0 | 1) => (event: MouseEvent<HTMLButtonElement>) => {
    event.preventDefault();
    pressed.current = event.currentTarget;
    const next = moved(order, itemId, by);
    setKept(next);
    if (by !== 0)
      setSaid(
        t('learner.attempt.movedTo', { item: textOf(itemId), number: next.indexOf(itemId) + 1, count: next.length }),
      );
  };
  return (
    <div className={styles.room}>
      <p className={styles.hint}>{t(kept ? 'learner.attempt.orderKept' : 'learner.attempt.orderFirst')}</p>
      <ol className={styles.order}>
        {order.map((itemId, index) => (
          <li key={itemId} className={styles.item}>
            {kept && <input type="hidden" name={fieldOf(id)} value={itemId} />}
            <span className={styles.words} dir="auto">
              {textOf(itemId)}
            </span>
            <span className={styles.moves}>
              {([-1, 1] as const).map((by) => (
                <Button
                  key={by}
                  size="s"
                  variant="quiet"
                  name="intent"
                  value={moveIntent(id, itemId, by)}
                  formNoValidate
                  onClick={move(itemId, by)}
                  aria-label={t(by < 0 ? 'learner.attempt.upOf' : 'learner.attempt.downOf', { item: textOf(itemId) })}
                  aria-disabled={by < 0 ? index === 0 : index === order.length - 1}
                >
                  {t(by < 0 ? 'learner.attempt.up' : 'learner.attempt.down')}
                </Button>
              ))}
            </span>
          </li>
        ))}
      </ol>
      {!kept && (
        <div>
          <Button size="s" name="intent" value={moveIntent(id, order[0] ?? '', 0)} formNoValidate onClick={move('', 0)}>
            {t('learner.attempt.keepOrder')}
          </Button>
        </div>
      )}
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </div>
  );
}
