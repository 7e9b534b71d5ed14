import type { Verdict } from '@laurel/sdk';
import { useState } from 'react';
import { type RootData, useRootData } from '../../session/root-data.ts';
import { useText } from '../../text/text-context.tsx';
import { Button } from '../../ui/button.tsx';
import { CheckList } from '../../ui/check-list.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Stack } from '../../ui/stack.tsx';
import { useHydrated } from '../../ui/use-hydrated.ts';
import { VerdictLine } from '../../ui/verdict-line.tsx';
import { LookAlike } from '../../verifier/verdict/look-alike.tsx';
import { useVerdictText } from '../../verifier/verdict/use-verdict-text.ts';

export interface CheckAgainProps {
  /** Where the signed credential is. */
  documentUrl: string;
}

type Outcome = Verdict | 'failed' | 'elsewhere';

/** Has the reader's own browser do every check: nobody need take the server's word for it. */
export function CheckAgain({ documentUrl }: CheckAgainProps) {
  const { t } = useText();
  const { development, logPolicy } = useRootData();
  const hydrated = useHydrated();
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  if (!hydrated) return null;
  const check = async () => {
    setBusy(true);
    setOutcome(await checkHere(documentUrl, { development, logPolicy }));
    setBusy(false);
  };
  return (
    <Stack gap="s">
      <div>
        <Button type="button" size="s" busy={busy} onClick={() => void check()}>
          {busy ? t('credentialPage.again.busy') : t('credentialPage.again.button')}
        </Button>
      </div>
      <div role="status">{outcome && <Answer outcome={outcome} />}</div>
    </Stack>
  );
}

async function checkHere(documentUrl: string, known: Pick<RootData, 'development' | 'logPolicy'>): Promise<Outcome> {
  try {
    const [{ verifyHere }, response] = await Promise.all([
      import('../../verifier/browser/verify-here.ts'),
      fetch(documentUrl, { cache: 'no-store' }),
    ]);
    if (!response.ok) return 'failed';
    return (await verifyHere(await response.text(), { origin: location.origin, ...known })) ?? 'elsewhere';
  } catch {
    return 'failed';
  }
}

function Answer({ outcome }: { outcome: Outcome }) {
  const { t } = useText();
  const { sentenceOf, checksOf, recordOf } = useVerdictText();
  if (typeof outcome === 'string') return <Notice kind="warning">{t(`credentialPage.again.${outcome}`)}</Notice>;
  return (
    <Stack gap="s">
      <h3>{t('credentialPage.again.title')}</h3>
      <p>{t('credentialPage.again.text')}</p>
      <VerdictLine outcome={outcome.outcome} sentence={sentenceOf(outcome)}>
        <CheckList checks={[...checksOf(outcome), ...recordOf(outcome)]} />
      </VerdictLine>
      <LookAlike verdict={outcome} />
    </Stack>
  );
}
