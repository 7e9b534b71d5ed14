import type { ProctoredSession } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/section.tsx';
import { StateTag, type StateTone } from '../../ui/state-tag.tsx';
import { Time } from '../../ui/time.tsx';
import { useConsole } from '../console/console-data.ts';
import type { Refused } from '../console/refused.ts';
import { DecideSession } from './decide-session.tsx';

interface SessionCardProps {
  session: ProctoredSession;
  returned: Refused | undefined;
}

const looks: Record<ProctoredSession['state'], { tone: StateTone; icon: IconName }> = {
  running: { tone: 'unknown', icon: 'clock' },
  flagged: { tone: 'warning', icon: 'warning' },
  'left-early': { tone: 'warning', icon: 'warning' },
  clear: { tone: 'valid', icon: 'check' },
  counts: { tone: 'valid', icon: 'check' },
  'set-aside': { tone: 'none', icon: 'cross' },
};

/** One attempt: how it stands, what the provider told, and room for a decision where one is due. */
export function SessionCard({ session, returned }: SessionCardProps) {
  const { t, format } = useText();
  const { may } = useConsole();
  const { learnerName: name, attemptNumber: number, state, startedAt, endedAt, submittedAt, scorePercent } = session;
  const { tone, icon } = looks[state];
  const mayDecide = may('review:manage') && submittedAt !== null && state !== 'clear';
  return (
    <Section title={t('issuer.proctored.attempt', { name, number })} level={3}>
      <div>
        <StateTag tone={tone} icon={icon}>
          {t(`issuer.proctored.state.${state}`)}
        </StateTag>
      </div>
      <DefinitionList
        items={[
          {
            term: t('issuer.proctored.watched'),
            description: startedAt && (
              <>
                {t('issuer.proctored.watchedBy', { provider: session.providerName })}{' '}
                <Time value={startedAt} show="instant" /> {t('issuer.proctored.to')}{' '}
                {endedAt ? <Time value={endedAt} show="instant" /> : t('issuer.proctored.unended')}
              </>
            ),
          },
          {
            term: t('issuer.proctored.handedIn'),
            description: submittedAt ? <Time value={submittedAt} show="instant" /> : t('issuer.proctored.stillSat'),
          },
          {
            term: t('issuer.proctored.score'),
            description: scorePercent !== null && format.score(scorePercent),
          },
          {
            term: t('issuer.proctored.flags'),
            description: session.flags.length > 0 && (
              <ul>
                {session.flagCount > session.flags.length && (
                  <li>{t('issuer.proctored.earlier', { count: session.flagCount - session.flags.length })}</li>
                )}
                {session.flags.map(({ at, reason }) => (
                  <li key={`${at} ${reason}`}>
                    <Time value={at} show="instant" />: <bdi>{reason}</bdi>
                  </li>
                ))}
              </ul>
            ),
          },
        ].filter(({ description }) => Boolean(description))}
      />
      {session.decision && <p>{t('issuer.proctored.decidedBy', session.decision)}</p>}
      {mayDecide && session.completed && <Notice kind="warning">{t('issuer.proctored.completed')}</Notice>}
      {mayDecide && <DecideSession session={session} returned={returned} />}
    </Section>
  );
}
