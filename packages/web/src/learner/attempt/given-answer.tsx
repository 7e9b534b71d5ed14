import type { QuestionView } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import styles from './marked-question.module.css';

/** What was answered, in words. */
export function GivenAnswer({ question }: { question: QuestionView }) {
  const { t } = useText();
  const lines = linesOf(question);
  if (lines.length === 0) return <p className={styles.given}>{t('learner.result.noAnswer')}</p>;
  const Tag = question.kind === 'ordering' ? 'ol' : 'ul';
  const [line = ''] = lines;
  if (question.kind === 'code')
    return (
      <div className={styles.given}>
        <p>{t('learner.result.yourAnswer')}</p>
        <pre dir="ltr">{line}</pre>
      </div>
    );
  if (question.kind === 'numeric' || question.kind === 'short-text')
    return (
      <p className={styles.given}>
        {t('learner.result.yourAnswer')} <bdi>{line}</bdi>
      </p>
    );
  return (
    <div className={styles.given}>
      <p>{t('learner.result.yourAnswer')}</p>
      <Tag dir="auto">
        {lines.map((text, index) => (
          <li key={index}>{text}</li>
        ))}
      </Tag>
    </div>
  );
}

function linesOf(question: QuestionView): string[] {
  const { answer } = question;
  if (answer === null) return [];
  if ('text' in answer) return [answer.text];
  if ('number' in answer)
    return [[answer.number, 'unit' in question ? question.unit : null].filter((part) => part !== null).join(' ')];
  if ('code' in answer) return [answer.code];
  if ('gaps' in answer) return Object.entries(answer.gaps).map(([gap, text]) => `${gap}: ${text}`);
  return partsGiven(question);
}

function partsGiven(question: QuestionView): string[] {
  const { answer } = question;
  const textOf = (parts: readonly { id: string; text: string }[], id: string) =>
    parts.find((part) => part.id === id)?.text ?? '';
  if (answer === null) return [];
  if ('options' in question && 'optionIds' in answer)
    return question.options.filter(({ id }) => answer.optionIds.includes(id)).map(({ text }) => text);
  if ('targets' in question && 'pairs' in answer)
    return question.items
      .filter(({ id }) => id in answer.pairs)
      .map(({ id, text }) => `${text} – ${textOf(question.targets, answer.pairs[id] ?? '')}`);
  if ('items' in question && 'order' in answer) return answer.order.map((id) => textOf(question.items, id));
  return [];
}
