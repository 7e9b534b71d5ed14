import type { BankQuestion } from '@laurel/sdk';
import { Link } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { Section } from '../../ui/section.tsx';
import { Time } from '../../ui/time.tsx';
import { useConsole } from '../console/console-data.ts';

/** Which exams can ask a question, and the versions it has had. */
export function QuestionPlaces({ known: { exams, versions } }: { known: BankQuestion }) {
  const { t } = useText();
  const { base } = useConsole();
  return (
    <>
      <Section title={t('issuer.bank.exams')}>
        {exams.length === 0 && <p>{t('issuer.bank.noExams')}</p>}
        <ul>
          {exams.map(({ programmeId, lessonId, title }) => (
            <li key={lessonId}>
              <Link to={`${base}/programmes/${programmeId}`}>
                <bdi>{title}</bdi>
              </Link>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('issuer.bank.versions')}>
        <ul>
          {versions.map(({ number, createdAt }) => (
            <li key={number}>
              {t('issuer.bank.version', { number })}, <Time value={createdAt} show="instant" />
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}
