import { data } from 'react-router';
import { pageMeta } from '../meta.ts';
import { rootDataOf } from '../session/root-data.ts';
import { visitContext } from '../session/visit.ts';
import { Page } from '../ui/page.tsx';
import { Tabs } from '../ui/tabs.tsx';
import type { Route } from './+types/style-page.ts';
import { CredentialSections } from './credential-sections.tsx';
import { FormSections } from './form-sections.tsx';
import { ListSections } from './list-sections.tsx';
import { SmallSections } from './small-sections.tsx';

/** Only where Laurel is being built. */
export function loader({ context, url }: Route.LoaderArgs) {
  if (!context.get(visitContext).development) throw data(null, { status: 404 });
  return { direction: url.searchParams.get('direction') === 'rtl' ? ('rtl' as const) : ('ltr' as const) };
}

export function meta({ matches }: Route.MetaArgs) {
  return pageMeta({ title: 'Components', path: '/dev/ui', origin: rootDataOf(matches).origin, unlisted: true });
}

/** Every component in its states. */
export default function StylePage({ loaderData: { direction } }: Route.ComponentProps) {
  return (
    <div dir={direction}>
      <Page
        title="Components"
        lead="Every component in its states, with the texts that break layouts."
        trail={[{ to: '/', label: 'Laurel' }]}
      >
        <Tabs
          label="Direction"
          tabs={[
            { to: '/dev/ui', label: 'This page', count: 1240 },
            { to: '/programmes', label: 'Another page' },
            { to: '/verify', label: 'A third page with a longer name' },
          ]}
        />
        <SmallSections />
        <FormSections />
        <ListSections />
        <CredentialSections />
      </Page>
    </div>
  );
}
