import type { Organisation } from '@laurel/sdk';
import { Link } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { useConsole } from '../console/console-data.ts';

/** What never changes about an organisation; to those who change nothing, the rest as well. */
export function OrganisationFacts({ organisation }: { organisation: Organisation }) {
  const { t } = useText();
  const { may } = useConsole();
  const { name, slug, description, website, did } = organisation;
  const fixed = [
    { term: t('issuer.organisation.field.slug'), description: <code>{slug}</code> },
    {
      term: t('issuer.settings.did'),
      description: (
        <>
          <code>{did}</code> <CopyButton value={did} what={t('issuer.settings.did')} />
        </>
      ),
    },
    {
      term: t('issuer.settings.publicPage'),
      description: <Link to={`/issuers/${slug}`}>{t('issuer.settings.openPublicPage')}</Link>,
    },
  ];
  if (may('organisation:manage')) return <DefinitionList items={fixed} />;
  const said = [
    { term: t('issuer.organisation.field.name'), description: <bdi>{name}</bdi> },
    { term: t('issuer.organisation.field.description'), description },
    { term: t('issuer.organisation.field.website'), description: website && <a href={website}>{website}</a> },
  ];
  return <DefinitionList items={[...said.filter((item) => Boolean(item.description)), ...fixed]} />;
}
