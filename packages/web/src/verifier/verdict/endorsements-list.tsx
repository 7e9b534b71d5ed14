import type { Verdict } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { CheckList } from '../../ui/check-list.tsx';
import { Stack } from '../../ui/stack.tsx';
import { VerdictLine } from '../../ui/verdict-line.tsx';
import { useVerdictText } from './use-verdict-text.ts';

type Endorsement = Verdict['endorsements'][number];

/** Who says what of it, with the short verdict about each: an endorsement stands or falls alone. */
export function EndorsementsList({ endorsements }: { endorsements: readonly Endorsement[] }) {
  const { checksOf } = useVerdictText();
  return (
    <Stack gap="s">
      {endorsements.map((endorsement) => (
        <div key={endorsement.path} data-endorsement={endorsement.counts ? 'counts' : 'does-not-count'}>
          <VerdictLine outcome={outcomeOf(endorsement)} sentence={<Words endorsement={endorsement} />}>
            <CheckList checks={checksOf(endorsement.verdict)} />
          </VerdictLine>
        </div>
      ))}
    </Stack>
  );
}

/** A genuine one that is about something else is worth nothing here. */
function outcomeOf({ counts, verdict }: Endorsement): Verdict['outcome'] {
  return verdict.outcome === 'valid' && !counts ? 'not-valid' : verdict.outcome;
}

function Words({ endorsement: { counts, verdict } }: { endorsement: Endorsement }) {
  const { t } = useText();
  const { sentenceOf } = useVerdictText();
  const { credential, outcome } = verdict;
  // Words of somebody who may not have said them are not shown.
  if (credential === undefined) return sentenceOf(verdict);
  const { issuer, endorsement } = credential;
  return (
    <>
      <bdi>{issuer.name ?? issuer.id}</bdi>
      {endorsement?.comment && counts ? (
        <>
          {': '}
          <q>
            <bdi>{endorsement.comment}</bdi>
          </q>
        </>
      ) : (
        '.'
      )}{' '}
      {outcome === 'valid' && !counts && t('verifier.endorsements.aboutOther')}
      {outcome !== 'valid' && sentenceOf(verdict)}
    </>
  );
}
