import type { Proctoring } from '@laurel/sdk';
import { Form } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/section.tsx';
import { Stack } from '../../ui/stack.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';
import { Time } from '../../ui/time.tsx';
import { FormKeyField } from '../console/form-key.tsx';

type ProviderSecretsProps = Pick<Proctoring, 'secrets' | 'eventsUrl'> & { formKey: string };

/** Where the provider's messages go, and since when there is a secret to sign them with. */
export function ProviderSecrets({ secrets, eventsUrl, formKey }: ProviderSecretsProps) {
  const { t } = useText();
  return (
    <Section title={t('issuer.proctoring.events')} lead={t('issuer.proctoring.eventsLead')}>
      <Stack>
        <DefinitionList
          items={[
            {
              term: t('issuer.proctoring.address'),
              description: (
                <>
                  <code>{eventsUrl}</code> <CopyButton value={eventsUrl} what={t('issuer.proctoring.address')} />
                </>
              ),
            },
            ...secrets.map(({ createdAt, endsAt }, index) => ({
              term: `${t('issuer.proctoring.secret')} ${index + 1}`,
              description: (
                <>
                  {t(endsAt ? 'issuer.proctoring.ends' : 'issuer.proctoring.current')}{' '}
                  <Time value={endsAt ?? createdAt} show="instant" />
                </>
              ),
            })),
          ]}
        />
        {secrets.length === 0 && <Notice kind="warning">{t('issuer.proctoring.noSecret')}</Notice>}
        <p>{t('issuer.proctoring.howTo')}</p>
        {secrets.length > 0 && <p>{t('issuer.proctoring.exchangeText')}</p>}
        <Form method="post">
          <FormKeyField formKey={formKey} />
          <SubmitButton name="intent" value="exchange">
            {t(secrets.length === 0 ? 'issuer.proctoring.make' : 'issuer.proctoring.exchange')}
          </SubmitButton>
        </Form>
      </Stack>
    </Section>
  );
}
