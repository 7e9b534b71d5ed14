import type { Achievement, IssuedCredential, Organisation } from '@laurel/sdk';
import { Form } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { Button } from '../../ui/button.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { CredentialFace } from '../../ui/credential-face.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Lines } from '../../ui/lines.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Stack } from '../../ui/stack.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';
import { Time } from '../../ui/time.tsx';
import { FormKeyField } from '../console/form-key.tsx';
import type { Values } from '../console/refused.ts';

interface IssuePreviewProps {
  values: Values;
  formKey: string;
  achievement: Achievement;
  organisation: Organisation;
  today: string;
  /** What the same address already holds of the same achievement. */
  earlier: readonly IssuedCredential[];
}

/** The second step of issuing: exactly what will be issued, and the button that does it. */
export function IssuePreview(props: IssuePreviewProps) {
  const { values, formKey, achievement, organisation, today, earlier } = props;
  const { t } = useText();
  const name = values['recipient.name'] ?? '';
  const [before] = earlier;
  return (
    <Stack>
      {before && (
        <Notice kind="warning" title={t('issuer.issue.earlierTitle')}>
          {t('issuer.issue.earlier', { email: before.recipientEmail, count: earlier.length })}
        </Notice>
      )}
      <CredentialFace
        title={achievement.name}
        kind={t(`credential.kind.${achievement.kind}`)}
        recipient={name}
        issuer={organisation}
        issuedAt={today}
        imageUrl={achievement.imageUrl}
        level={2}
      />
      <PreviewFacts {...props} />
      <Form method="post">
        <FormKeyField formKey={formKey} values={values} />
        {(['achievementId', 'recipient.name', 'recipient.email', 'completedOn', 'narrative'] as const).map((field) => (
          <input key={field} type="hidden" name={field} value={values[field] ?? ''} />
        ))}
        <ButtonRow>
          <SubmitButton variant="primary" name="intent" value="issue">
            {t('issuer.issue.issue')}
          </SubmitButton>
          <Button variant="quiet" name="intent" value="edit">
            {t('issuer.issue.change')}
          </Button>
        </ButtonRow>
      </Form>
    </Stack>
  );
}

function PreviewFacts({ values, achievement, organisation, today }: IssuePreviewProps) {
  const { t } = useText();
  const email = values['recipient.email'] ?? '';
  const items = [
    { term: t('issuer.issue.field.name'), description: <bdi>{values['recipient.name']}</bdi> },
    { term: t('issuer.issue.field.email'), description: <bdi>{email}</bdi> },
    { term: t('issuer.issue.field.achievementId'), description: <bdi>{achievement.name}</bdi> },
    { term: t('issuer.issue.field.completedOn'), description: <Time value={values.completedOn || today} /> },
    {
      term: t('issuer.issue.field.narrative'),
      description: values.narrative ? <Lines>{values.narrative}</Lines> : t('issuer.issue.noNarrative'),
    },
    { term: t('issuer.issue.signedBy'), description: <code>{organisation.did}</code> },
    { term: t('issuer.issue.afterwards'), description: t('issuer.issue.afterwardsText', { email }) },
  ];
  return <DefinitionList items={items} />;
}
