import { Link } from 'react-router';
import { useText } from '../text/text-context.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { Section } from '../ui/section.tsx';

export interface ExportFirstProps {
  credentials: readonly { id: string; achievementName: string; organisationName: string }[];
}

/** Everything can be taken along, before. */
export function ExportFirst({ credentials }: ExportFirstProps) {
  const { t } = useText();
  return (
    <Section title={t('erasure.first.title')} lead={t('erasure.first.lead')}>
      <div>
        <ButtonLink to="/api/v1/me/export" reloadDocument>
          {t('erasure.first.all')}
        </ButtonLink>
      </div>
      {credentials.length > 0 && (
        <>
          <p>{t('erasure.first.each')}</p>
          <ul>
            {credentials.map(({ id, achievementName: achievement, organisationName: organisation }) => (
              <li key={id}>
                <Link to={`/credentials/${id}`}>{t('erasure.first.ofCredential', { achievement, organisation })}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}
