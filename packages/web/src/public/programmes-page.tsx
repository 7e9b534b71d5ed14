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
import { CatalogueFilters } from './programme/catalogue-filters.tsx';
import { narrowingOf } from './programme/narrowing.ts';
import { ProgrammeCard } from './programme/programme-card.tsx';

const address = '/programmes';
const pageSize = 24;

export async function loader({ url, context }: Route.LoaderArgs) {
  const search = (url.searchParams.get('search') ?? '').trim().slice(0, 200);
  const cursor = url.searchParams.get('cursor') ?? undefined;
  const chosen = narrowingOf(url);
  const { maxHours, price, ...texts } = chosen;
  const query = {
    limit: pageSize,
    cursor,
    ...(search && { search }),
    ...texts,
    ...(maxHours && { maxHours: Number(maxHours) }),
    ...(price && { price: 'free' as const }),
  };
  const client = clientOf(context);
  const [page, filters] = await Promise.all([
    needed(client.listCatalogue({ query }), url),
    needed(client.getCatalogueFilters(), url),
  ]);
  return { ...page, search, cursor, chosen, filters };
}

export function meta({ matches }: Route.MetaArgs) {
  const { language, origin } = rootDataOf(matches);
  const { t } = createText(language);
  return pageMeta({ title: t('catalogue.title'), description: t('catalogue.lead'), origin, path: address });
}

/** Everything that can be enrolled in. */
export default function ProgrammesPage({ loaderData }: Route.ComponentProps) {
  const { items, nextCursor, search, cursor, chosen, filters } = loaderData;
  const narrowed = Object.keys(chosen).length > 0;
  const { t } = useText();
  const page = (to?: string) => {
    const query = new URLSearchParams({ ...(search && { search }), ...chosen, ...(to && { cursor: to }) });
    return query.size > 0 ? `${address}?${query}` : address;
  };
  return (
    <Page title={t('catalogue.title')} lead={t('catalogue.lead')}>
      {(items.length > 0 || search || cursor || narrowed) && (
        <SearchBar action={address} label={t('catalogue.search')} value={search} narrowed={narrowed}>
          <CatalogueFilters key={JSON.stringify(chosen)} filters={filters} chosen={chosen} />
        </SearchBar>
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
        <Nothing search={search} narrowed={narrowed} />
      )}
      <Pagination first={cursor ? page() : undefined} next={nextCursor ? page(nextCursor) : undefined} />
    </Page>
  );
}

function Nothing({ search, narrowed }: { search: string; narrowed: boolean }) {
  const { t } = useText();
  if (search || narrowed)
    return (
      <EmptyState
        title={search ? t('catalogue.noneFoundTitle', { search }) : t('catalogue.noneNarrowedTitle')}
        action={<ButtonLink to={address}>{t('catalogue.showAll')}</ButtonLink>}
      >
        {t(narrowed ? 'catalogue.noneNarrowed' : 'catalogue.noneFound')}
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
