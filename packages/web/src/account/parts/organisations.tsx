import type { Membership } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Section } from '../../ui/section.tsx';
import { EntryList } from './entry-list.tsx';

export interface OrganisationsProps {
  memberships: readonly Membership[];
}

export function Organisations({ memberships }: OrganisationsProps) {
  const { t } = useText();
  const title = t('account.page.organisations');
  return (
    <Section title={title} lead={memberships.length === 0 && t('account.page.organisationsNone')}>
      {memberships.length > 0 && (
        <EntryList
          label={title}
          entries={memberships.map(({ organisationId, organisationName, role }) => ({
            key: organisationId,
            title: organisationName,
            note: t(`account.page.role.${role}`),
            actions: (
              <ButtonLink
                to={`/issuer/${organisationId}`}
                size="s"
                aria-label={t('account.page.open', { name: organisationName })}
              >
                {t('account.page.openShort')}
              </ButtonLink>
            ),
          }))}
        />
      )}
      <div>
        <ButtonLink to="/issuer">{t('account.page.setUp')}</ButtonLink>
      </div>
    </Section>
  );
}
