import type { Verdict } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { Time } from '../../ui/time.tsx';
import { oldestDocument } from '../kept/oldest-document.ts';

/** How old the documents are that answers rest on, where they could not be fetched anew. */
export function Aged({ verdicts }: { verdicts: readonly Verdict[] }) {
  const { t, format } = useText();
  const oldest = oldestDocument(verdicts);
  if (!oldest) return null;
  return (
    <p data-aged={oldest.ageSeconds}>
      {t('verifier.result.aged')} <Time value={oldest.fetchedAt} show="instant" />{' '}
      {t('verifier.result.agedSince', { age: format.age(oldest.ageSeconds) })}
    </p>
  );
}
