import { faultsOf } from '@laurel/sdk';
import { Form, redirect } from 'react-router';
import { useText } from '../text/text-context.tsx';
import { faultOf } from '../ui/fault-of.ts';
import { Field } from '../ui/field.tsx';
import { FormErrors } from '../ui/form-errors.tsx';
import { Page } from '../ui/page.tsx';
import { Stack } from '../ui/stack.tsx';
import { TextInput } from '../ui/text-input.tsx';
import type { Route } from './+types/invite-page.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta, useConsole } from './console/console-data.ts';
import { FormKeyField, formKeyOf, newFormKey } from './console/form-key.tsx';
import { fieldReader, readForm } from './console/read-form.ts';
import { refused, refusedFaults } from './console/refused.ts';
import { SaveOrCancel } from './console/save-or-cancel.tsx';
import { textOf } from './console/text-of.ts';
import { chosenRole } from './organisation/assignable-roles.ts';
import { RoleField } from './organisation/role-field.tsx';

export function loader({ context }: Route.LoaderArgs) {
  consoleOf(context, 'member:manage');
  return { formKey: newFormKey() };
}

export async function action({ request, context }: Route.ActionArgs) {
  const { client, scope, base, membership } = consoleOf(context, 'member:manage');
  const form = await readForm(request);
  const { t } = textOf(request);
  const { text, faults } = fieldReader(form, t);
  const role = chosenRole(form.get('role'), membership.role);
  const email = text('email');
  if (faultsOf('inviteMember', { email, role: 'viewer' }).length > 0)
    faults.push({ pointer: '/email', message: t('issuer.members.fault.email') });
  if (!role) faults.push({ pointer: '/role', message: t('issuer.members.fault.role') });
  if (!role || faults.length > 0) return refusedFaults(faults, form);
  try {
    await client.inviteMember({ params: scope, body: { email, role }, idempotencyKey: formKeyOf(form) });
    return redirect(`${base}/members?saved=invited`);
  } catch (error) {
    return refused(error, form);
  }
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => t('issuer.members.invite'));
}

/** Invites somebody by mail. */
export default function InvitePage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useText();
  const { base, membership } = useConsole();
  const list = `${base}/members`;
  const problem = actionData?.problem;
  const labels = { email: t('issuer.members.email'), role: t('issuer.members.role') };
  return (
    <Page
      title={t('issuer.members.invite')}
      lead={t('issuer.members.inviteLead')}
      width="form"
      trail={[{ to: list, label: t('issuer.sections.members') }]}
    >
      <Form method="post">
        <FormKeyField formKey={loaderData.formKey} values={actionData?.values} />
        <Stack>
          <FormErrors problem={problem} fields={labels} />
          <Field name="email" label={labels.email} error={faultOf(problem, 'email')}>
            <TextInput type="email" autoComplete="off" defaultValue={actionData?.values.email} maxLength={254} />
          </Field>
          <RoleField
            legend={labels.role}
            value={chosenRole(actionData?.values.role ?? null, membership.role)}
            error={faultOf(problem, 'role')}
          />
          <SaveOrCancel save={t('issuer.members.inviteNow')} cancel={list} />
        </Stack>
      </Form>
    </Page>
  );
}
