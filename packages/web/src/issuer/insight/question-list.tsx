import { Link } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import styles from './question-list.module.css';
import { questions } from './questions.ts';

/** What can be asked, each with what its answer counts. */
export function QuestionList({ base, search }: { base: string; search: string }) {
  const { t } = useText();
  return (
    <ul className={styles.list}>
      {questions.map((question) => (
        <li key={question}>
          <Link to={`${base}/insight/${question}${search}`}>{t(`issuer.insight.question.${question}.title`)}</Link>
          <p>{t(`issuer.insight.question.${question}.lead`)}</p>
        </li>
      ))}
    </ul>
  );
}
