import type { ProgrammeForStaff } from '@laurel/sdk';
import { Form } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/section.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';

/** What is still missing; once nothing is, what publishing does, and the button. */
export function PublishSection({ programme }: { programme: ProgrammeForStaff }) {
  const { missing, version, publishedVersion } = programme;
  const { t } = useText();
  if (missing.length > 0)
    return (
      <Section title={t('issuer.programmes.publish.title')}>
        <Notice kind="info" title={t('issuer.programmes.publish.missing')}>
          <ul>
            {missing.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Notice>
      </Section>
    );
  return (
    <Section title={t('issuer.programmes.publish.title')}>
      <Notice kind="warning" title={t('issuer.programmes.publish.ready')}>
        {t(`issuer.programmes.publish.${publishedVersion === null ? 'consequence' : 'consequenceNext'}`)}
      </Notice>
      <Form method="post">
        <SubmitButton variant="primary" name="intent" value="publish">
          {publishedVersion === null
            ? t('issuer.programmes.publish.now')
            : t('issuer.programmes.publish.nowNext', { number: version })}
        </SubmitButton>
      </Form>
    </Section>
  );
}
