import { redirect } from 'react-router';
import { clientOf } from '../session/client.ts';
import { needed } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { Card } from '../ui/card.tsx';
import { CardGrid } from '../ui/card-grid.tsx';
import { Page } from '../ui/page.tsx';
import { unlistedMeta } from '../unlisted-meta.ts';
import type { Route } from './+types/choose-page.ts';

/** One organisation opens at once, none leads to setting one up. */
export async function loader({ context, url }: Route.LoaderArgs) {
  const { memberships } = await needed(clientOf(context).getMe(), url);
  const [first, second] = memberships;
  if (!first) throw redirect('/issuer/new');
  if (!second) throw redirect(`/issuer/${first.organisationId}`);
  return { memberships };
}

export function meta({ matches }: Route.MetaArgs) {
  return unlistedMeta(matches, '/issuer', (t) => t('issuer.choose.title'));
}

/** Where somebody belongs to several organisations: which one is it about? */
export default function ChoosePage({ loaderData }: Route.ComponentProps) {
  const { t } = useText();
  return (
    <Page
      title={t('issuer.choose.title')}
      lead={t('issuer.choose.lead')}
      actions={<ButtonLink to="/issuer/new">{t('issuer.setUp.another')}</ButtonLink>}
    >
      <CardGrid>
        {loaderData.memberships.map(({ organisationId, organisationName, role }) => (
          <Card key={organisationId} title={organisationName} to={`/issuer/${organisationId}`} level={2}>
            <p>{t('issuer.console.yourRole', { role: t(`issuer.roles.${role}.name`) })}</p>
          </Card>
        ))}
      </CardGrid>
    </Page>
  );
}
