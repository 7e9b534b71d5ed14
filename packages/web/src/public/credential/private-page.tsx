import { useLocation } from 'react-router';
import { useRootData } from '../../session/root-data.ts';
import { useText } from '../../text/text-context.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Page } from '../../ui/page.tsx';
import { Section } from '../../ui/section.tsx';

/** In place of a credential that is not for whoever asks: that it is private and that it does not exist look the same. */
export function PrivatePage() {
  const { t } = useText();
  const { pathname, search } = useLocation();
  const { visitor } = useRootData();
  return (
    <Page title={t('credentialPage.private.title')} lead={t('credentialPage.private.lead')} width="text">
      <Section title={t('credentialPage.private.shownTitle')}>
        <p>{t('credentialPage.private.shown')}</p>
        <div>
          <ButtonLink to="/verify" reloadDocument variant="primary">
            {t('credentialPage.private.verify')}
          </ButtonLink>
        </div>
      </Section>
      <Section title={t('credentialPage.private.yoursTitle')}>
        <p>
          {visitor
            ? t('credentialPage.private.yoursSignedIn', { name: visitor.name })
            : t('credentialPage.private.yours')}
        </p>
        <div>
          {visitor ? (
            <ButtonLink to="/account">{t('credentialPage.private.addAddress')}</ButtonLink>
          ) : (
            <ButtonLink to={`/sign-in?${new URLSearchParams({ next: `${pathname}${search}` })}`}>
              {t('credentialPage.private.signIn')}
            </ButtonLink>
          )}
        </div>
      </Section>
    </Page>
  );
}
