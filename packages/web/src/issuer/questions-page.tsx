import { needed } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { ButtonRow } from '../ui/button-row.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { Pagination } from '../ui/pagination.tsx';
import { Section } from '../ui/section.tsx';
import type { Route } from './+types/questions-page.ts';
import { bankAddress, isNarrowed, readBankFilters } from './bank/bank-filters.ts';
import { BankSearch } from './bank/bank-search.tsx';
import { BankTable } from './bank/bank-table.tsx';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta, useConsole } from './console/console-data.ts';
import { importPlace } from './exchange/import-place.ts';
import { NewOfEachKind } from './programme/new-of-each-kind.tsx';

export async function loader({ context, url }: Route.LoaderArgs) {
  const { client, scope } = consoleOf(context, 'programme:write');
  const filters = readBankFilters(url);
  const cursor = url.searchParams.get('cursor') ?? undefined;
  const [page, pools] = await needed(
    Promise.all([
      client.listQuestions({ params: scope, query: { ...filters, cursor } }),
      client.listPools({ params: scope }),
    ]),
    url,
  );
  return { ...page, pools: pools.items, filters, cursor };
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => t('issuer.bank.title'));
}

/** Everything that exams of the organisation can ask. */
export default function QuestionsPage({ loaderData }: Route.ComponentProps) {
  const { items, nextCursor, pools, filters, cursor } = loaderData;
  const { t } = useText();
  const { base } = useConsole();
  const list = `${base}/questions`;
  const narrowed = isNarrowed(filters);
  return (
    <Page
      title={t('issuer.bank.title')}
      lead={t('issuer.bank.lead')}
      actions={
        <ButtonRow>
          <ButtonLink to={importPlace(base, 'bank').imports}>{t('issuer.exchange.title.bank')}</ButtonLink>
          <ButtonLink to={`${base}/pools`}>{t('issuer.bank.pools.title')}</ButtonLink>
        </ButtonRow>
      }
    >
      {(items.length > 0 || narrowed) && (
        <BankSearch list={list} filters={filters} pools={pools} key={JSON.stringify(filters)} />
      )}
      {items.length > 0 && <BankTable items={items} />}
      {items.length === 0 && narrowed && (
        <EmptyState
          title={t('issuer.bank.noneFound')}
          action={<ButtonLink to={list}>{t('issuer.bank.showAll')}</ButtonLink>}
        >
          {t('issuer.bank.noneFoundText')}
        </EmptyState>
      )}
      {items.length === 0 && !narrowed && (
        <EmptyState title={t('issuer.bank.none')}>{t('issuer.bank.noneText')}</EmptyState>
      )}
      <Pagination
        first={cursor ? bankAddress(list, filters) : undefined}
        next={nextCursor ? bankAddress(list, filters, nextCursor) : undefined}
      />
      <Section title={t('issuer.bank.add')}>
        <NewOfEachKind to={`${list}/new`} />
      </Section>
    </Page>
  );
}
