import { mailTo } from './mail.ts';
import { signUpVisitor, type Visitor } from './visitor.ts';

interface Invited {
  owner: Visitor;
  organisationId: string;
  name: string;
  email: string;
}

/** Signs somebody up who joins an organisation as a reviewer, by the link in their mail. */
export async function joinAsReviewer(origin: string, { owner, organisationId, ...who }: Invited): Promise<Visitor> {
  const visitor = await signUpVisitor(origin, who);
  const body = { email: who.email, role: 'reviewer' as const };
  await owner.client.inviteMember({ params: { organisationId }, body });
  const mail = await mailTo(origin, who.email, /invitations\/accept\?token=/);
  const token = /invitations\/accept\?token=([\w.-]+)/.exec(mail.text)?.[1] ?? '';
  await visitor.client.acceptInvitation({ body: { token } });
  return visitor;
}
