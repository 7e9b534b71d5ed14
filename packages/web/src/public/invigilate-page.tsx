import { data, Form } from 'react-router';
import { SittingList, typedCode } from '../issuer/invigilate/sitting-list.tsx';
import { clientOf } from '../session/client.ts';
import { refusalOf } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Stack } from '../ui/stack.tsx';
import { SubmitButton } from '../ui/submit-button.tsx';
import { TextInput } from '../ui/text-input.tsx';
import { Time } from '../ui/time.tsx';
import { unlistedMeta } from '../unlisted-meta.ts';
import type { Route } from './+types/invigilate-page.ts';

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const client = clientOf(context);
  const guestCode = String(form.get('guestCode') ?? '').trim();
  const { sittingId, code } = typedCode(form);
  try {
    if (form.get('intent') !== 'confirm')
      return { guestCode, view: await client.openInvigilation({ body: { code: guestCode } }), refused: undefined };
    const body = { code: guestCode, sittingId, learnerCode: code };
    try {
      return { guestCode, view: await client.confirmAsGuest({ body }), refused: undefined, confirmedId: sittingId };
    } catch (error) {
      const refused = { sittingId, problem: refusalOf(error), typed: code };
      const view = await client.openInvigilation({ body: { code: guestCode } });
      return data({ guestCode, view, refused }, refused.problem.status);
    }
  } catch (error) {
    const problem = refusalOf(error);
    return data({ guestCode, view: undefined, refused: { sittingId, problem, typed: code } }, problem.status);
  }
}

export function meta({ matches }: Route.MetaArgs) {
  return unlistedMeta(matches, '/invigilate', (t) => t('issuer.invigilate.guestTitle'));
}

/** For somebody from outside who invigilates one exam: a code opens it, and who waits is confirmed. */
export default function InvigilatePage({ actionData }: Route.ComponentProps) {
  const { t } = useText();
  const view = actionData?.view;
  const refused = actionData?.refused;
  const confirmedId = actionData && 'confirmedId' in actionData ? actionData.confirmedId : undefined;
  const confirmed = view?.items.find(({ id }) => id === confirmedId);
  if (view)
    return (
      <Page
        title={t('issuer.invigilate.title', { exam: view.examTitle })}
        lead={t('issuer.invigilate.lead')}
        width="form"
      >
        <Stack gap="l">
          {confirmed && (
            <Notice kind="success" title={t('issuer.invigilate.done', { name: confirmed.learnerName })} live>
              {t('issuer.invigilate.doneText')}
            </Notice>
          )}
          <p>
            <bdi>{view.guestName}</bdi>, <bdi>{view.organisationName}</bdi>. {t('issuer.invigilate.until')}{' '}
            <Time value={view.expiresAt} show="instant" />
          </p>
          <SittingList items={view.items} refused={refused} guestCode={actionData.guestCode} />
        </Stack>
      </Page>
    );
  return (
    <Page title={t('issuer.invigilate.guestTitle')} lead={t('issuer.invigilate.guestLead')} width="form">
      <Form method="post">
        <Stack>
          <Field
            name="guestCode"
            label={t('issuer.invigilate.guestCode')}
            error={refused && (refused.problem.detail ?? refused.problem.title)}
          >
            <TextInput autoComplete="off" spellCheck={false} maxLength={40} defaultValue={actionData?.guestCode} />
          </Field>
          <div>
            <SubmitButton variant="primary">{t('issuer.invigilate.open')}</SubmitButton>
          </div>
        </Stack>
      </Form>
    </Page>
  );
}
