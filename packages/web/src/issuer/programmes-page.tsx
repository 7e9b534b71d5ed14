import { needed } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { ButtonRow } from '../ui/button-row.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { Pagination } from '../ui/pagination.tsx';
import type { Route } from './+types/programmes-page.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta, useConsole } from './console/console-data.ts';
import { listAddress } from './console/list-address.ts';
import { ProgrammeTable } from './programme/programme-table.tsx';

export async function loader({ context, url }: Route.LoaderArgs) {
  const { client, scope } = consoleOf(context);
  const cursor = url.searchParams.get('cursor') ?? undefined;
  const page = await needed(client.listProgrammes({ params: scope, query: { cursor } }), url);
  return { ...page, cursor };
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => t('issuer.sections.programmes'));
}

/** What can be enrolled in here, drafts included. */
export default function ProgrammesPage({ loaderData }: Route.ComponentProps) {
  const { items, nextCursor, cursor } = loaderData;
  const { t } = useText();
  const { base, may } = useConsole();
  const list = `${base}/programmes`;
  const start = may('programme:write') && (
    <ButtonRow>
      <ButtonLink to={`${list}/new`} variant="primary">
        {t('issuer.programmes.start')}
      </ButtonLink>
      <ButtonLink to={`${list}/import`}>{t('issuer.exchange.import')}</ButtonLink>
    </ButtonRow>
  );
  return (
    <Page
      title={t('issuer.sections.programmes')}
      lead={t('issuer.programmes.lead')}
      actions={items.length > 0 && start}
    >
      {items.length > 0 ? (
        <ProgrammeTable items={items} />
      ) : (
        <EmptyState title={t('issuer.programmes.none')} action={start}>
          {t('issuer.programmes.noneText')}
        </EmptyState>
      )}
      <Pagination
        first={cursor ? list : undefined}
        next={nextCursor ? listAddress(list, { cursor: nextCursor }) : undefined}
      />
    </Page>
  );
}
