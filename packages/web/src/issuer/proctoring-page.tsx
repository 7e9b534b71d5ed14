import { data, Form, redirect } from 'react-router';
import { needed } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { faultOf } from '../ui/fault-of.ts';
import { Field } from '../ui/field.tsx';
import { FormErrors } from '../ui/form-errors.tsx';
import { Page } from '../ui/page.tsx';
import { Section } from '../ui/section.tsx';
import { Stack } from '../ui/stack.tsx';
import { SubmitButton } from '../ui/submit-button.tsx';
import { TextInput } from '../ui/text-input.tsx';
import type { Route } from './+types/proctoring-page.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta, useConsole } from './console/console-data.ts';
import { formKeyOf, newFormKey } from './console/form-key.tsx';
import { chosenOf } from './console/list-address.ts';
import { fieldReader, readForm } from './console/read-form.ts';
import { refused, refusedFaults } from './console/refused.ts';
import { SavedNotice } from './console/saved-notice.tsx';
import { textOf } from './console/text-of.ts';
import { NewSecret } from './organisation/new-secret.tsx';
import { ProviderSecrets } from './proctoring/provider-secrets.tsx';

export async function loader({ context, url }: Route.LoaderArgs) {
  const { client, scope } = consoleOf(context, 'organisation:manage');
  return {
    ...(await needed(client.getProctoring({ params: scope }), url)),
    saved: chosenOf(url, 'saved', ['provider']),
    formKey: newFormKey(),
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const { client, scope, base } = consoleOf(context, 'organisation:manage');
  const form = await readForm(request);
  const { t } = textOf(request);
  const { text, faults } = fieldReader(form, t);
  try {
    // Shown in this answer alone, as the secret of an API key is.
    const asked = { params: scope, idempotencyKey: formKeyOf(form) };
    if (text('intent') === 'exchange') return data({ secret: (await client.exchangeProctoringSecret(asked)).secret });
    const body = { name: text('name'), linkTemplate: text('linkTemplate') };
    for (const field of ['name', 'linkTemplate'] as const)
      if (body[field] === '') faults.push({ pointer: `/${field}`, message: t(`issuer.proctoring.fault.${field}`) });
    if (faults.length > 0) return refusedFaults(faults, form);
    await client.setProctoringProvider({ params: scope, body });
    return redirect(`${base}/settings/proctoring?saved=provider`);
  } catch (error) {
    return refused(error, form);
  }
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => t('issuer.proctoring.title'));
}

/** Whom exams are watched by from afar, and what its messages are signed with. */
export default function ProctoringPage({ loaderData, actionData }: Route.ComponentProps) {
  const { provider, secrets, eventsUrl, saved, formKey } = loaderData;
  const { t } = useText();
  const { base } = useConsole();
  const here = `${base}/settings/proctoring`;
  const trail = [{ to: `${base}/settings`, label: t('issuer.sections.settings') }];
  if (actionData && 'secret' in actionData)
    return (
      <Page
        title={t('issuer.proctoring.made')}
        width="form"
        trail={[...trail, { to: here, label: t('issuer.proctoring.title') }]}
      >
        <NewSecret secret={actionData.secret} done={here} text={t('issuer.proctoring.onceText')} />
      </Page>
    );
  const problem = actionData?.problem;
  const values: Record<string, string | undefined> = actionData?.values ?? { ...provider };
  const fields = { name: t('issuer.proctoring.name'), linkTemplate: t('issuer.proctoring.template') };
  return (
    <Page title={t('issuer.proctoring.title')} lead={t('issuer.proctoring.lead')} width="form" trail={trail}>
      {saved && !actionData && <SavedNotice>{t('issuer.proctoring.saved')}</SavedNotice>}
      <FormErrors problem={problem} fields={fields} />
      <Stack gap="l">
        <Section title={t('issuer.proctoring.provider')}>
          <Form method="post">
            <Stack>
              <Field
                name="name"
                label={fields.name}
                hint={t('issuer.proctoring.nameHint')}
                error={faultOf(problem, 'name')}
              >
                <TextInput maxLength={200} defaultValue={values.name} />
              </Field>
              <Field
                name="linkTemplate"
                label={fields.linkTemplate}
                hint={t('issuer.proctoring.templateHint')}
                error={faultOf(problem, 'linkTemplate')}
              >
                <TextInput maxLength={1000} spellCheck={false} defaultValue={values.linkTemplate} />
              </Field>
              <div>
                <SubmitButton variant="primary">{t('issuer.form.save')}</SubmitButton>
              </div>
            </Stack>
          </Form>
        </Section>
        <ProviderSecrets secrets={secrets} eventsUrl={eventsUrl} formKey={formKey} />
      </Stack>
    </Page>
  );
}
