import { pageMeta } from '../meta.ts';
import { clientOf } from '../session/client.ts';
import { needed } from '../session/refusal.ts';
import { rootDataOf } from '../session/root-data.ts';
import { createText } from '../text/create-text.ts';
import { useText } from '../text/text-context.tsx';
import { Page } from '../ui/page.tsx';
import { Section } from '../ui/section.tsx';
import { Stack } from '../ui/stack.tsx';
import type { Route } from './+types/erasure-page.ts';
import { CountsList } from './counts-list.tsx';
import { WhatStays } from './what-stays.tsx';

export async function loader({ params: { erasureId }, url, context }: Route.LoaderArgs) {
  return needed(clientOf(context).getErasure({ params: { erasureId } }), url);
}

export function meta({ matches, loaderData }: Route.MetaArgs) {
  const { language, origin } = rootDataOf(matches);
  const { t } = createText(language);
  const title = t(loaderData?.state === 'under-way' ? 'erasure.after.underWayTitle' : 'erasure.after.title');
  return pageMeta({ title, origin, path: '/erasures', unlisted: true });
}

/** After an erasure, for whoever has the address: what went and what stays. It names nobody. */
export default function ErasurePage({ loaderData }: Route.ComponentProps) {
  const { t, format } = useText();
  const { finishedAt, gone, copies } = loaderData;
  if (finishedAt === null)
    return (
      <Page title={t('erasure.after.underWayTitle')} width="text">
        <p>{t('erasure.after.underWay')}</p>
      </Page>
    );
  const isAny = Object.values(gone).some((count = 0) => count > 0);
  return (
    <Page title={t('erasure.after.title')} lead={t('erasure.after.lead')} width="text">
      <Stack gap="l">
        <Section title={t('erasure.after.went')} lead={t('erasure.after.date', { date: format.day(finishedAt) })}>
          {isAny ? <CountsList counts={gone} /> : <p>{t('erasure.after.none')}</p>}
          <p>{t(copies === 'stay-valid' ? 'erasure.after.copiesStay' : 'erasure.after.copiesRevoked')}</p>
        </Section>
        <WhatStays />
        <p>{t('erasure.after.keep')}</p>
      </Stack>
    </Page>
  );
}
