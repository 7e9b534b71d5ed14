import type { ImportView } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { useLookAgain } from '../../ui/use-look-again.ts';

/** How far a package is that is being read or written. */
export function ImportProgress({ view: { state, progress }, here }: { view: ImportView; here: string }) {
  const { t, format } = useText();
  const isMoving = state === 'reading' || state === 'writing';
  useLookAgain(isMoving, { everySeconds: 2 });
  if (!isMoving) return null;
  const words = { done: format.number(progress.done), total: format.number(progress.total) };
  return (
    <>
      <ProgressBar label={t(`issuer.exchange.${state}`)} {...progress} text={t('issuer.exchange.progress', words)} />
      <ButtonLink to={here} size="s">
        {t('issuer.exchange.look')}
      </ButtonLink>
    </>
  );
}
