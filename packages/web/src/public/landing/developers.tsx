import { useText } from '../../text/text-context.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Band } from './band.tsx';

export function Developers() {
  const { t } = useText();
  return (
    <Band id="developers" title={t('landing.developers.title')} lead={t('landing.developers.text')}>
      <div>
        <ButtonLink to="/api" reloadDocument>
          {t('landing.developers.action')}
        </ButtonLink>
      </div>
    </Band>
  );
}
