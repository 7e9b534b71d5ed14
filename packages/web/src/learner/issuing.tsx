import { useEffect } from 'react';
import { useRevalidator } from 'react-router';
import { useText } from '../text/text-context.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { Notice } from '../ui/notice.tsx';

export interface IssuingProps {
  /** The page to look at again. */
  here: string;
  /** It has been waited for longer than issuing usually takes. */
  slow: boolean;
}

const lookAgainSeconds = 2;
const slowSeconds = 15;

/** All is done and the credential is not there yet: says so, and looks again by itself until it is. */
export function Issuing({ here, slow }: IssuingProps) {
  const { t } = useText();
  const { revalidate } = useRevalidator();
  const seconds = slow ? slowSeconds : lookAgainSeconds;
  useEffect(() => {
    const timer = setInterval(() => void revalidate(), seconds * 1_000);
    return () => clearInterval(timer);
  }, [revalidate, seconds]);
  return (
    <Notice kind="info" title={t('learner.issuing.title')} live>
      <p>{slow ? t('learner.issuing.slow') : t('learner.issuing.text')}</p>
      <noscript>
        <meta httpEquiv="refresh" content={String(seconds)} />
        <ButtonLink to={here} size="s">
          {t('learner.issuing.now')}
        </ButtonLink>
      </noscript>
    </Notice>
  );
}
