import type { CompromiseAssessment } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { StatTiles } from '../../ui/stat-tiles.tsx';

/** How much of what a key signed stays valid, and how much does not. */
export function AffectedCounts({ assessment }: { assessment: CompromiseAssessment }) {
  const { t, format } = useText();
  const { affected, untouched, toReissue, reissued, revoked } = assessment;
  return (
    <StatTiles
      stats={[
        {
          label: t('issuer.signingKey.counts.affected'),
          value: format.number(affected),
          hint: t('issuer.signingKey.counts.affectedHint'),
        },
        {
          label: t('issuer.signingKey.counts.untouched'),
          value: format.number(untouched),
          hint: t('issuer.signingKey.counts.untouchedHint'),
        },
        {
          label: t('issuer.signingKey.counts.toReissue'),
          value: format.number(toReissue),
          ...(revoked > 0 && {
            hint: t('issuer.signingKey.counts.toReissueHint', { revoked: format.number(revoked) }),
          }),
        },
        ...(reissued > 0 ? [{ label: t('issuer.signingKey.counts.reissued'), value: format.number(reissued) }] : []),
      ]}
    />
  );
}
