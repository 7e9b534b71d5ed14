import { needed } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { Pagination } from '../ui/pagination.tsx';
import { Tabs } from '../ui/tabs.tsx';
import type { Route } from './+types/achievements-page.ts';
import { achievementStates } from './achievement/achievement-state.tsx';
import { AchievementTable } from './achievement/achievement-table.tsx';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta, useConsole } from './console/console-data.ts';
import { chosenOf, listAddress } from './console/list-address.ts';

export async function loader({ context, url }: Route.LoaderArgs) {
  const { client, scope } = consoleOf(context);
  const state = chosenOf(url, 'state', achievementStates);
  const cursor = url.searchParams.get('cursor') ?? undefined;
  const { items, nextCursor } = await needed(client.listAchievements({ params: scope, query: { state, cursor } }), url);
  return { items, nextCursor, state, cursor };
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => t('issuer.sections.achievements'));
}

/** What can be earned here. */
export default function AchievementsPage({ loaderData }: Route.ComponentProps) {
  const { items, nextCursor, state, cursor } = loaderData;
  const { t } = useText();
  const { base, may } = useConsole();
  const list = `${base}/achievements`;
  const page = (next: string | undefined) => listAddress(list, { state, cursor: next });
  const create = may('achievement:write') && (
    <ButtonLink to={`${list}/new`} variant="primary">
      {t('issuer.achievements.create')}
    </ButtonLink>
  );
  return (
    <Page
      title={t('issuer.sections.achievements')}
      lead={t('issuer.achievements.lead')}
      actions={items.length > 0 && create}
    >
      <Tabs
        label={t('issuer.achievements.states')}
        current={listAddress(list, { state })}
        tabs={[
          { to: list, label: t('issuer.achievements.all') },
          ...achievementStates.map((each) => ({
            to: listAddress(list, { state: each }),
            label: t(`issuer.achievements.state.${each}`),
          })),
        ]}
      />
      {items.length > 0 ? (
        <AchievementTable items={items} />
      ) : (
        <EmptyState
          title={state ? t('issuer.achievements.noneInState') : t('issuer.achievements.none')}
          action={state ? <ButtonLink to={list}>{t('issuer.achievements.showAll')}</ButtonLink> : create}
        >
          {state ? t('issuer.achievements.noneInStateText') : t('issuer.achievements.noneText')}
        </EmptyState>
      )}
      <Pagination first={cursor ? page(undefined) : undefined} next={nextCursor ? page(nextCursor) : undefined} />
    </Page>
  );
}
