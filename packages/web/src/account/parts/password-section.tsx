import { useText } from '../../text/text-context.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Section } from '../../ui/section.tsx';

export function PasswordSection() {
  const { t } = useText();
  return (
    <Section title={t('account.page.password')} lead={t('account.page.passwordLead')}>
      <div>
        <ButtonLink to="/forgot-password">{t('account.page.changePassword')}</ButtonLink>
      </div>
    </Section>
  );
}
