import type { RecognitionSummary } from '@laurel/sdk';
import { Link } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { Section } from '../../ui/section.tsx';
import { addresses } from '../addresses.ts';

/** One's own applications, each with how it stands. */
export function Applications({ applications }: { applications: readonly RecognitionSummary[] }) {
  const { t } = useText();
  if (applications.length === 0) return null;
  return (
    <Section title={t('recognition.mine')}>
      <ul>
        {applications.map(({ id, lessonTitle: lesson, programmeTitle: programme, state }) => (
          <li key={id}>
            <Link to={addresses.recognition(id)}>
              {lesson === null
                ? t('recognition.wholeName', { programme })
                : t('recognition.oneName', { lesson, programme })}
            </Link>
            : {t(`recognition.state.${state}`)}
          </li>
        ))}
      </ul>
    </Section>
  );
}
