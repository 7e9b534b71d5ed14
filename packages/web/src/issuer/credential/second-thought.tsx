import type { IssuedCredentialDetail } from '@laurel/sdk';
import type { ReactNode } from 'react';
import { Form } from 'react-router';
import type { Problem } from '../../session/problem.ts';
import { useText } from '../../text/text-context.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Stack } from '../../ui/stack.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';
import { useConsole } from '../console/console-data.ts';

export interface SecondThoughtProps {
  credential: IssuedCredentialDetail;
  title: string;
  lead: string;
  warning: { title: string; points: readonly string[] };
  problem: Problem | undefined;
  fields?: Readonly<Record<string, string>>;
  /** What the two buttons say: to do it, and to leave it. */
  submit: string;
  keep: string;
  /** What is asked before it is done. */
  children: ReactNode;
}

/** The page before something is done to a credential for good: what it does, what is asked, and the way back. */
export function SecondThought(props: SecondThoughtProps) {
  const { credential, title, lead, warning, problem, fields = {}, submit, keep, children } = props;
  const { t } = useText();
  const { base } = useConsole();
  const list = `${base}/credentials`;
  const here = `${list}/${credential.id}`;
  return (
    <Page
      title={title}
      lead={lead}
      width="form"
      trail={[
        { to: list, label: t('issuer.credentials.title') },
        { to: here, label: credential.recipientName },
      ]}
    >
      <Form method="post">
        <Stack>
          <FormErrors problem={problem} fields={fields} />
          <Notice kind="warning" title={warning.title}>
            <ul>
              {warning.points.map((point) => (
                <li key={point}>{point}</li>
              ))}
            </ul>
          </Notice>
          {children}
          <ButtonRow>
            <SubmitButton variant="danger">{submit}</SubmitButton>
            <ButtonLink to={here} variant="quiet">
              {keep}
            </ButtonLink>
          </ButtonRow>
        </Stack>
      </Form>
    </Page>
  );
}
