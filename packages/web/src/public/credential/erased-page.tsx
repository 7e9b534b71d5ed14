import { useText } from '../../text/text-context.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Page } from '../../ui/page.tsx';

/** In place of a credential that was erased: that there was one, and nothing else. */
export function ErasedPage() {
  const { t } = useText();
  return (
    <Page title={t('erasure.gone.title')} lead={t('erasure.gone.lead')} width="text">
      <p>{t('erasure.gone.copy')}</p>
      <div>
        <ButtonLink to="/verify" reloadDocument variant="primary">
          {t('errorPage.toVerify')}
        </ButtonLink>
      </div>
    </Page>
  );
}
