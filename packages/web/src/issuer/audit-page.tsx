import { needed } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { Pagination } from '../ui/pagination.tsx';
import type { Route } from './+types/audit-page.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta, useConsole } from './console/console-data.ts';
import { listAddress } from './console/list-address.ts';
import { AuditTable } from './organisation/audit-table.tsx';

export async function loader({ context, url }: Route.LoaderArgs) {
  const { client, scope } = consoleOf(context, 'audit:read');
  const cursor = url.searchParams.get('cursor') ?? undefined;
  const page = await needed(client.listAuditLines({ params: scope, query: { cursor } }), url);
  return { ...page, cursor };
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => t('issuer.sections.audit'));
}

/** Who did what, the newest first. */
export default function AuditPage({ loaderData }: Route.ComponentProps) {
  const { items, nextCursor, cursor } = loaderData;
  const { t } = useText();
  const { base } = useConsole();
  const list = `${base}/audit`;
  return (
    <Page title={t('issuer.sections.audit')} lead={t('issuer.audit.lead')}>
      {items.length > 0 ? (
        <AuditTable items={items} />
      ) : (
        <EmptyState title={t('issuer.audit.none')}>{t('issuer.audit.noneText')}</EmptyState>
      )}
      <Pagination
        first={cursor ? list : undefined}
        next={nextCursor ? listAddress(list, { cursor: nextCursor }) : undefined}
      />
      {items.length > 0 && (
        <div>
          <ButtonLink to={`${base}/audit.csv`} reloadDocument icon="download" size="s">
            {t('issuer.audit.export')}
          </ButtonLink>
        </div>
      )}
    </Page>
  );
}
