import type { Achievement } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { useConsole } from '../console/console-data.ts';
import { listAddress } from '../console/list-address.ts';
import { AchievementStateTag } from './achievement-state.tsx';

/** The state of an achievement, and what can be done with it. */
export function AchievementActions({ achievement: { id, state, issuedCount } }: { achievement: Achievement }) {
  const { t } = useText();
  const { base, may } = useConsole();
  return (
    <ButtonRow>
      <AchievementStateTag state={state} />
      {may('credential:issue') && state === 'active' && (
        <ButtonLink to={listAddress(`${base}/credentials/new`, { achievementId: id })} size="s">
          {t('issuer.achievements.issueOne')}
        </ButtonLink>
      )}
      {may('credential:read') && issuedCount > 0 && (
        <ButtonLink to={listAddress(`${base}/credentials`, { achievementId: id })} size="s" variant="quiet">
          {t('issuer.achievements.showIssued', { count: issuedCount })}
        </ButtonLink>
      )}
      {state !== 'draft' && (
        <ButtonLink to={`/achievements/${id}`} size="s" variant="quiet" icon="external">
          {t('issuer.achievements.publicPage')}
        </ButtonLink>
      )}
    </ButtonRow>
  );
}
