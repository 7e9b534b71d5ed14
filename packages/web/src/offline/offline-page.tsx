import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { addresses } from '../learner/addresses.ts';
import { safeNext } from '../session/safe-next.ts';
import { useText } from '../text/text-context.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { Page } from '../ui/page.tsx';
import { Section } from '../ui/section.tsx';
import { Stack } from '../ui/stack.tsx';
import { unlistedMeta } from '../unlisted-meta.ts';
import type { Route } from './+types/offline-page.ts';
import { type Copy, listCopies } from './list-copies.ts';
import { offlineAddress } from './offline-address.ts';

export function meta({ matches }: Route.MetaArgs) {
  return unlistedMeta(matches, offlineAddress, (t) => t('offline.page.title'));
}

/** In the place of what was not kept: that there is no connection, what was kept, and the way to try again. */
export default function OfflinePage() {
  const { t } = useText();
  // The page is kept once and shown for every address; only the browser knows which was wanted.
  const [from, setFrom] = useState('/learn');
  const [copies, setCopies] = useState<readonly Copy[]>([]);
  useEffect(() => {
    setFrom(safeNext(new URLSearchParams(location.search).get('from'), '/learn'));
    listCopies().then(setCopies, () => undefined);
  }, []);
  return (
    <Page title={t('offline.page.title')} lead={t('offline.page.lead')} width="text">
      <Stack gap="l">
        <div>
          <ButtonLink to={from} reloadDocument variant="primary">
            {t('offline.page.again')}
          </ButtonLink>
        </div>
        {copies.length > 0 && (
          <Section title={t('offline.page.kept')}>
            <ul>
              {copies.map(({ enrolmentId, programmeTitle }) => (
                <li key={enrolmentId}>
                  <Link to={addresses.enrolment(enrolmentId)} reloadDocument>
                    <bdi>{programmeTitle}</bdi>
                  </Link>
                </li>
              ))}
            </ul>
          </Section>
        )}
      </Stack>
    </Page>
  );
}
