import { data, Link } from 'react-router';
import { formValues } from '../session/form-values.ts';
import { needed, refusalOf } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { FormErrors } from '../ui/form-errors.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Stack } from '../ui/stack.tsx';
import { Time } from '../ui/time.tsx';
import type { Route } from './+types/invigilate-page.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta, useConsole } from './console/console-data.ts';
import { readForm } from './console/read-form.ts';
import { GuestInvigilators } from './invigilate/guest-invigilators.tsx';
import styles from './invigilate/invigilate.module.css';
import { SittingList, typedCode } from './invigilate/sitting-list.tsx';

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { client, scope } = consoleOf(context, 'exam:invigilate');
  const place = { params: { ...scope, ...params } };
  const [sittings, { items: guests }] = await needed(
    Promise.all([client.listSittings(place), client.listGuestInvigilators(place)]),
    url,
  );
  return { ...sittings, guests };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { client, scope } = consoleOf(context, 'exam:invigilate');
  const form = await readForm(request);
  const place = { ...scope, ...params };
  const { sittingId, code } = typedCode(form);
  try {
    if (form.get('intent') === 'invite') {
      const body = { name: String(form.get('name') ?? ''), hours: Number(form.get('hours') ?? 4) };
      return { guest: await client.inviteInvigilator({ params: place, body }) };
    }
    if (form.get('intent') === 'withdraw') {
      const guestId = String(form.get('guestId') ?? '');
      await client.withdrawGuestInvigilator({ params: { ...place, guestId } });
      return { withdrawn: true };
    }
    return { confirmed: await client.confirmSitting({ params: { ...place, sittingId }, body: { code } }) };
  } catch (error) {
    const problem = refusalOf(error);
    return data({ refused: { sittingId, problem, typed: code }, values: formValues(form) }, problem.status);
  }
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => t('issuer.invigilate.title', { exam: args.loaderData?.examTitle ?? '' }));
}

/** Confirms who sits a supervised exam. */
export default function InvigilatePage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { examTitle, items, guests } = loaderData;
  const { t } = useText();
  const { base } = useConsole();
  const refused = actionData && 'refused' in actionData ? actionData.refused : undefined;
  const values: Record<string, string | undefined> = actionData && 'values' in actionData ? actionData.values : {};
  // What was said of a guest, and not of a sitting.
  const problem = refused?.sittingId === '' ? refused.problem : undefined;
  const fields = { name: t('issuer.invigilate.guestName'), hours: t('issuer.invigilate.guestHours') };
  const confirmed = actionData && 'confirmed' in actionData ? actionData.confirmed : undefined;
  const guest = actionData && 'guest' in actionData ? actionData.guest : undefined;
  return (
    <Page
      title={t('issuer.invigilate.title', { exam: examTitle })}
      lead={t('issuer.invigilate.lead')}
      width="form"
      trail={[{ to: `${base}/programmes/${params.programmeId}`, label: t('issuer.sections.programmes') }]}
    >
      <FormErrors problem={problem} fields={fields} />
      <Stack gap="l">
        {confirmed && (
          <Notice kind="success" title={t('issuer.invigilate.done', { name: confirmed.learnerName })} live>
            {t('issuer.invigilate.doneText')}
          </Notice>
        )}
        {guest && (
          <Notice kind="success" title={t('issuer.invigilate.codeFor', { name: guest.name })} live>
            <p className={styles.code}>
              <code>{guest.code}</code> <CopyButton value={guest.code} what={t('issuer.invigilate.guestCode')} />
            </p>
            <p>
              {t('issuer.invigilate.codeOnce')} <Time value={guest.expiresAt} show="instant" />.{' '}
              {t('issuer.invigilate.guestAddress')} <Link to="/invigilate">{t('issuer.invigilate.guestTitle')}</Link>.
            </p>
          </Notice>
        )}
        {actionData && 'withdrawn' in actionData && (
          <Notice kind="success" live>
            {t('issuer.invigilate.withdrawn')}
          </Notice>
        )}
        <SittingList items={items} refused={refused} />
        <GuestInvigilators guests={guests} problem={problem} values={values} />
      </Stack>
    </Page>
  );
}
