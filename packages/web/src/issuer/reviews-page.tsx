import { allPages } from '@laurel/sdk';
import { useMemo } from 'react';
import { needed } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { Field } from '../ui/field.tsx';
import { Page } from '../ui/page.tsx';
import { Select } from '../ui/select.tsx';
import type { Route } from './+types/reviews-page.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta, useConsole } from './console/console-data.ts';
import { FilterRow } from './console/filter-row.tsx';
import { listed } from './console/listed.ts';
import { KeysHelp } from './review/keys-help.tsx';
import { QueueSection } from './review/queue-section.tsx';
import { useKeys } from './review/use-keys.ts';

const parts = ['own', 'free', 'others'] as const;

export async function loader({ context, url }: Route.LoaderArgs) {
  const { client, scope } = consoleOf(context, 'review:write');
  const programmeId = url.searchParams.get('programme') || undefined;
  const list = async (whose: (typeof parts)[number]) => {
    const { items } = await client.listReviews({ params: scope, query: { whose, programmeId, limit: 100 } });
    return { whose, items };
  };
  const programmes = listed(allPages(client.listProgrammes, { params: scope, query: { limit: 100 } }));
  const [all, ...queue] = await needed(Promise.all([programmes, ...parts.map(list)]), url);
  return {
    queue,
    programmeId: programmeId ?? '',
    programmes: all.map(({ id, title }) => ({ value: id, label: title })),
    now: new Date().toISOString(),
  };
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => t('issuer.sections.reviews'));
}

/** Work that waits for reviewers: one's own first, the longest waiting first. */
export default function ReviewsPage({ loaderData }: Route.ComponentProps) {
  const { queue, programmes, programmeId, now } = loaderData;
  const { t } = useText();
  const { base, may } = useConsole();
  useKeys(useMemo(() => ({ j: () => step(1), k: () => step(-1) }), []));
  return (
    <Page
      title={t('issuer.sections.reviews')}
      lead={t('issuer.reviews.lead')}
      actions={
        may('review:manage') && <ButtonLink to={`${base}/guest-links`}>{t('issuer.reviews.guest.all.go')}</ButtonLink>
      }
    >
      {programmes.length > 1 && (
        <FilterRow label={t('issuer.sections.reviews')} show={t('issuer.reviews.narrow')}>
          <Field name="programme" label={t('issuer.reviews.programme')} optional="unsaid">
            <Select options={programmes} prompt={t('issuer.reviews.allProgrammes')} defaultValue={programmeId} />
          </Field>
        </FilterRow>
      )}
      <KeysHelp
        keys={[
          { key: 'j', does: t('issuer.reviews.key.nextWork') },
          { key: 'k', does: t('issuer.reviews.key.previousWork') },
          { key: '↵', does: t('issuer.reviews.key.open') },
        ]}
      />
      {queue.map(({ whose, items }) => (
        <QueueSection key={whose} whose={whose} rows={items} now={now} place={`${base}/reviews`} />
      ))}
    </Page>
  );
}

/** Goes to the next or the previous piece of work in the lists. */
function step(by: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('a[data-queue]')];
  const at = links.findIndex((link) => link === document.activeElement);
  links[at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + by))]?.focus();
}
