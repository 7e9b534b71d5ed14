import { Link, redirect } from 'react-router';
import { formValues } from '../session/form-values.ts';
import { needed } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { Page } from '../ui/page.tsx';
import type { Route } from './+types/settings-page.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta, useConsole } from './console/console-data.ts';
import { chosenOf } from './console/list-address.ts';
import { fieldReader, readForm } from './console/read-form.ts';
import { refused, refusedFaults } from './console/refused.ts';
import { SavedNotice } from './console/saved-notice.tsx';
import { textOf } from './console/text-of.ts';
import { fileAddress } from './console/upload-file.ts';
import { OrganisationFacts } from './organisation/organisation-facts.tsx';
import { SettingsForm } from './organisation/settings-form.tsx';

export async function loader({ context, url }: Route.LoaderArgs) {
  const { client, scope } = consoleOf(context);
  const organisation = await needed(client.getOrganisation({ params: scope }), url);
  return { organisation, saved: chosenOf(url, 'saved', ['changed']) };
}

export async function action({ request, context }: Route.ActionArgs) {
  const console = consoleOf(context, 'organisation:manage');
  const { client, scope, base } = console;
  const form = await readForm(request, { maxMegabytes: 25 });
  const { t } = textOf(request);
  const { text, optional, faults } = fieldReader(form, t);
  const values = formValues(form);
  try {
    const logoUrl = await fileAddress(console, { form, faults, t }, { field: 'logo', kind: 'image' });
    values.logoUrl = logoUrl ?? '';
    if (faults.length > 0) return refusedFaults(faults, form, values);
    const website = optional('website') ?? null;
    const body = { name: text('name'), description: text('description'), website, logoUrl: logoUrl ?? null };
    await client.changeOrganisation({ params: scope, body });
    return redirect(`${base}/settings?saved=changed`);
  } catch (error) {
    return refused(error, form, values);
  }
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => t('issuer.sections.settings'));
}

/** What the organisation says of itself, and the identifier it signs under. */
export default function SettingsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, saved } = loaderData;
  const { t } = useText();
  const { base, may } = useConsole();
  return (
    <Page title={t('issuer.sections.settings')} width={may('organisation:manage') ? 'form' : 'text'}>
      {saved && !actionData && <SavedNotice>{t('issuer.settings.saved')}</SavedNotice>}
      <OrganisationFacts organisation={organisation} />
      {may('organisation:manage') && (
        <SettingsForm organisation={organisation} returned={actionData} key={JSON.stringify(organisation)} />
      )}
      {may('organisation:manage') && (
        <p>
          <Link to={`${base}/settings/proctoring`}>{t('issuer.proctoring.link')}</Link>
        </p>
      )}
    </Page>
  );
}
