import { pageMeta } from '../meta.ts';
import { clientOf } from '../session/client.ts';
import { needed } from '../session/refusal.ts';
import { rootDataOf } from '../session/root-data.ts';
import { visitContext } from '../session/visit.ts';
import { createText } from '../text/create-text.ts';
import { useText } from '../text/text-context.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { SearchBar } from '../ui/search-bar.tsx';
import type { Route } from './+types/reference-page.ts';
import { findOperations, groupByTag, shareAnswers } from './reference/find-operations.ts';
import { GettingStarted } from './reference/getting-started.tsx';
import { GroupLinks } from './reference/group-links.tsx';
import { OperationGroup } from './reference/operation-group.tsx';
import { ProblemTable } from './reference/problem-table.tsx';
import { readReference } from './reference/read-reference.ts';

export async function loader({ url, context }: Route.LoaderArgs) {
  const { origin } = context.get(visitContext);
  const search = (url.searchParams.get('search') ?? '').trim().slice(0, 200);
  const all = readReference(await needed(clientOf(context).getOpenApi(), url), origin);
  return { search, operations: shareAnswers(findOperations(all, search)) };
}

export function meta({ matches }: Route.MetaArgs) {
  const { language, origin } = rootDataOf(matches);
  const { t } = createText(language);
  return pageMeta({ title: t('reference.title'), description: t('reference.lead'), origin, path: '/api' });
}

/** Every endpoint of the API, made from its own description. */
export default function ReferencePage({ loaderData: { search, operations } }: Route.ComponentProps) {
  const { t } = useText();
  const groups = groupByTag(operations);
  const download = (
    <ButtonLink to="/api/openapi.json" reloadDocument download="laurel-openapi.json" icon="download" size="s">
      {t('reference.download')}
    </ButtonLink>
  );
  return (
    <Page title={t('reference.title')} lead={t('reference.lead')} actions={download}>
      <SearchBar action="/api" label={t('reference.search')} value={search} />
      {search && operations.length > 0 && (
        <p role="status">{t('reference.found', { count: operations.length, search })}</p>
      )}
      {operations.length === 0 && (
        <EmptyState
          title={t('reference.noneFoundTitle', { search })}
          action={<ButtonLink to="/api">{t('reference.showAll')}</ButtonLink>}
        >
          {t('reference.noneFound')}
        </EmptyState>
      )}
      {!search && <GroupLinks groups={groups} />}
      {!search && <GettingStarted />}
      {groups.map((group) => (
        <OperationGroup key={group.tag} group={group} open={search !== '' && operations.length === 1} />
      ))}
      {operations.length > 0 && <ProblemTable operations={operations} />}
    </Page>
  );
}
