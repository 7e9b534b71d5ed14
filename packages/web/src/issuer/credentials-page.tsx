import { allPages } from '@laurel/sdk';
import { needed } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { Pagination } from '../ui/pagination.tsx';
import type { Route } from './+types/credentials-page.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta, useConsole } from './console/console-data.ts';
import { listed } from './console/listed.ts';
import { type CredentialFilters, filtersAddress, isNarrowed, readFilters } from './credential/credential-filters.ts';
import { CredentialSearch } from './credential/credential-search.tsx';
import { CredentialTable } from './credential/credential-table.tsx';

export async function loader({ context, url }: Route.LoaderArgs) {
  const { client, scope } = consoleOf(context, 'credential:read');
  const filters = readFilters(url);
  const cursor = url.searchParams.get('cursor') ?? undefined;
  const [page, achievements] = await needed(
    Promise.all([
      client.listIssuedCredentials({ params: scope, query: { ...filters, cursor } }),
      listed(allPages(client.listAchievements, { params: scope, query: { limit: 100 } })),
    ]),
    url,
  );
  return { ...page, filters, cursor, achievements: achievements.map(({ id, name }) => ({ id, name })) };
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => t('issuer.credentials.title'));
}

/** What the organisation has issued. */
export default function CredentialsPage({ loaderData }: Route.ComponentProps) {
  const { items, nextCursor, filters, cursor, achievements } = loaderData;
  const { t } = useText();
  const { base, may } = useConsole();
  const list = `${base}/credentials`;
  const issue = may('credential:issue') && (
    <ButtonLink to={`${list}/new`} variant="primary">
      {t('issuer.credentials.issueOne')}
    </ButtonLink>
  );
  return (
    <Page
      title={t('issuer.credentials.title')}
      lead={t('issuer.credentials.lead')}
      actions={(items.length > 0 || isNarrowed(filters)) && issue}
    >
      {(items.length > 0 || isNarrowed(filters)) && (
        <CredentialSearch filters={filters} achievements={achievements} key={JSON.stringify(filters)} />
      )}
      {items.length > 0 ? <CredentialTable items={items} /> : <Nothing filters={filters} list={list} issue={issue} />}
      <Pagination
        first={cursor ? filtersAddress(list, filters) : undefined}
        next={nextCursor ? filtersAddress(list, filters, nextCursor) : undefined}
      />
      {items.length > 0 && (
        <div>
          <ButtonLink to={filtersAddress(`${base}/credentials.csv`, filters)} reloadDocument icon="download" size="s">
            {t('issuer.credentials.export')}
          </ButtonLink>
        </div>
      )}
    </Page>
  );
}

function Nothing({ filters, list, issue }: { filters: CredentialFilters; list: string; issue: React.ReactNode }) {
  const { t } = useText();
  if (isNarrowed(filters))
    return (
      <EmptyState
        title={t('issuer.credentials.noneFound')}
        action={<ButtonLink to={list}>{t('issuer.credentials.showAll')}</ButtonLink>}
      >
        {t('issuer.credentials.noneFoundText')}
      </EmptyState>
    );
  return (
    <EmptyState title={t('issuer.credentials.none')} action={issue}>
      {t('issuer.credentials.noneText')}
    </EmptyState>
  );
}
