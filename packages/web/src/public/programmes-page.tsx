import { pageMeta } from '../meta.ts';
import { clientOf } from '../session/client.ts';
import { needed } from '../session/refusal.ts';
import { rootDataOf } from '../session/root-data.ts';
import { createText } from '../text/create-text.ts';
import { useText } from '../text/text-context.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { CardGrid } from '../ui/card-grid.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { Pagination } from '../ui/pagination.tsx';
import { SearchBar } from '../ui/search-bar.tsx';
import type { Route } from './+types/programmes-page.ts';
import { ProgrammeCard } from './programme/programme-card.tsx';

const address = '/programmes';
const pageSize = 24;

export async function loader({ url, context }: Route.LoaderArgs) {
  const search = (url.searchParams.get('search') ?? '').trim().slice(0, 200);
  const cursor = url.searchParams.get('cursor') ?? undefined;
  const query = { limit: pageSize, cursor, ...(search && { search }) };
  return { ...(await needed(clientOf(context).listCatalogue({ query }), url)), search, cursor };
}

export function meta({ matches }: Route.MetaArgs) {
  const { language, origin } = rootDataOf(matches);
  const { t } = createText(language);
  return pageMeta({ title: t('catalogue.title'), description: t('catalogue.lead'), origin, path: address });
}

/** Everything that can be enrolled in. */
export default function ProgrammesPage({ loaderData }: Route.ComponentProps) {
  const { items, nextCursor, search, cursor } = loaderData;
  const { t } = useText();
  const page = (to?: string) => {
    const query = new URLSearchParams({ ...(search && { search }), ...(to && { cursor: to }) });
    return query.size > 0 ? `${address}?${query}` : address;
  };
  return (
    <Page title={t('catalogue.title')} lead={t('catalogue.lead')}>
      {(items.length > 0 || search || cursor) && (
        <SearchBar action={address} label={t('catalogue.search')} value={search} />
      )}
      {search && items.length > 0 && <p role="status">{t('catalogue.found', { count: items.length, search })}</p>}
      {items.length > 0 ? (
        <section aria-labelledby="programmes">
          <h2 id="programmes" className="visually-hidden">
            {t('catalogue.list')}
          </h2>
          <CardGrid>
            {items.map((programme) => (
              <ProgrammeCard key={programme.id} programme={programme} />
            ))}
          </CardGrid>
        </section>
      ) : (
        <Nothing search={search} />
      )}
      <Pagination first={cursor ? page() : undefined} next={nextCursor ? page(nextCursor) : undefined} />
    </Page>
  );
}

function Nothing({ search }: { search: string }) {
  const { t } = useText();
  if (search)
    return (
      <EmptyState
        title={t('catalogue.noneFoundTitle', { search })}
        action={<ButtonLink to={address}>{t('catalogue.showAll')}</ButtonLink>}
      >
        {t('catalogue.noneFound')}
      </EmptyState>
    );
  return (
    <EmptyState
      title={t('catalogue.emptyTitle')}
      action={<ButtonLink to="/sign-up">{t('catalogue.create')}</ButtonLink>}
    >
      {t('catalogue.empty')}
    </EmptyState>
  );
}
