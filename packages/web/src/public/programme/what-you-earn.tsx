import type { Achievement } from '@laurel/sdk';
import { Link } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { AchievementImage } from '../../ui/achievement-image.tsx';
import { ChipList } from '../../ui/chip.tsx';
import { Section } from '../../ui/section.tsx';
import { skillAnchor } from '../achievement/skill-anchor.ts';
import { creditsText } from './credits-text.ts';
import styles from './what-you-earn.module.css';

export interface WhatYouEarnProps {
  achievement: Achievement;
  organisationName: string;
}

/** The credential at the end of a programme, and the skills in it. */
export function WhatYouEarn({ achievement, organisationName }: WhatYouEarnProps) {
  const { t } = useText();
  const { id, name, kind, credits, creditSystem, level, imageUrl, skills } = achievement;
  const facts = [
    t(`credential.kind.${kind}`),
    credits === null ? '' : creditsText(t, { credits, system: creditSystem }),
    level ?? '',
  ];
  return (
    <Section title={t('programme.earn')}>
      <div className={styles.earned}>
        <AchievementImage imageUrl={imageUrl} size="l" />
        <div className={styles.words}>
          <h3>{name}</h3>
          <p className={styles.facts}>{facts.filter(Boolean).join(' · ')}</p>
          <p>{t('programme.earnText', { organisation: organisationName })}</p>
          <p>
            <Link to={`/achievements/${id}`}>{t('programme.achievement', { name })}</Link>
          </p>
        </div>
      </div>
      {skills.length > 0 && (
        <>
          <h3>{t('programme.skills')}</h3>
          <ChipList
            label={t('programme.skills')}
            chips={skills.map((skill, index) => ({
              label: skill.name,
              to: `/achievements/${id}#${skillAnchor(index)}`,
            }))}
          />
        </>
      )}
    </Section>
  );
}
