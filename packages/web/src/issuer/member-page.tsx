import { Form, redirect } from 'react-router';
import { useText } from '../text/text-context.tsx';
import { Button } from '../ui/button.tsx';
import { Confirm } from '../ui/confirm.tsx';
import { faultOf } from '../ui/fault-of.ts';
import { FormErrors } from '../ui/form-errors.tsx';
import { Page } from '../ui/page.tsx';
import { Stack } from '../ui/stack.tsx';
import type { Route } from './+types/member-page.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta, useConsole } from './console/console-data.ts';
import { readForm } from './console/read-form.ts';
import { refused, refusedFaults } from './console/refused.ts';
import { SaveOrCancel } from './console/save-or-cancel.tsx';
import { textOf } from './console/text-of.ts';
import { chosenRole } from './organisation/assignable-roles.ts';
import { findMember } from './organisation/find-member.ts';
import { RoleField } from './organisation/role-field.tsx';

export async function loader({ context, params, url }: Route.LoaderArgs) {
  return { member: await findMember(consoleOf(context, 'member:manage'), params.personId, url) };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { client, scope, base, membership, personId: own } = consoleOf(context, 'member:manage');
  const where = { ...scope, personId: params.personId };
  const form = await readForm(request);
  const role = chosenRole(form.get('role'), membership.role);
  try {
    if (form.get('intent') === 'remove') {
      await client.removeMember({ params: where });
      return redirect(params.personId === own ? '/account' : `${base}/members?saved=removed`);
    }
    if (!role)
      return refusedFaults([{ pointer: '/role', message: textOf(request).t('issuer.members.fault.role') }], form);
    await client.changeMember({ params: where, body: { role } });
    // Who gives up the right to see members goes where they still may.
    return redirect(params.personId === own ? base : `${base}/members?saved=changed`);
  } catch (error) {
    return refused(error, form);
  }
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => args.loaderData?.member.name ?? t('issuer.sections.members'));
}

/** One member: another role, or none any more. */
export default function MemberPage({ loaderData: { member }, actionData }: Route.ComponentProps) {
  const { t } = useText();
  const { base, personId, membership } = useConsole();
  const list = `${base}/members`;
  const self = member.personId === personId;
  return (
    <Page
      title={member.name}
      lead={member.email}
      width="form"
      trail={[{ to: list, label: t('issuer.sections.members') }]}
    >
      <FormErrors problem={actionData?.problem} fields={{ role: t('issuer.members.role') }} />
      <Form method="post">
        <Stack>
          <RoleField
            legend={t('issuer.members.role')}
            value={member.role}
            error={faultOf(actionData?.problem, 'role')}
          />
          <SaveOrCancel intent="change" save={t('issuer.members.changeNow')} cancel={list} />
        </Stack>
      </Form>
      <Confirm label={self ? t('issuer.members.leave') : t('issuer.members.remove')}>
        <p>
          {self
            ? t('issuer.members.leaveText', { organisation: membership.organisationName })
            : t('issuer.members.removeText', { name: member.name })}
        </p>
        <Form method="post">
          <Button variant="danger" name="intent" value="remove">
            {self ? t('issuer.members.leaveNow') : t('issuer.members.removeNow', { name: member.name })}
          </Button>
        </Form>
      </Confirm>
    </Page>
  );
}
