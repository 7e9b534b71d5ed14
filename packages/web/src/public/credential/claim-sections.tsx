import type { CredentialView } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { ChipList } from '../../ui/chip.tsx';
import { MarkdownText } from '../../ui/markdown-text.tsx';
import { Section } from '../../ui/section.tsx';
import { skillAnchor } from '../achievement/skill-anchor.ts';
import { SkillDefinitions } from '../achievement/skill-definitions.tsx';
import styles from './claim-sections.module.css';
import type { Claims } from './claims-of.ts';
import { HowAssessed } from './how-assessed.tsx';
import { WhatItTook } from './what-it-took.tsx';

export interface ClaimSectionsProps {
  credential: CredentialView;
  claims: Claims;
  /** This page, with its key. */
  page: string;
}

/** Everything the credential says beyond its face. */
export function ClaimSections({ credential, claims, page }: ClaimSectionsProps) {
  const { t } = useText();
  const { skills, description, criteria } = claims;
  return (
    <>
      <WhatItTook credential={credential} claims={claims} />
      <HowAssessed evidence={claims.evidence} />
      {skills.length > 0 && (
        <Section title={t('credentialPage.skills.title')}>
          <ChipList
            label={t('credentialPage.skills.list')}
            chips={skills.map(({ name }, index) => ({ label: name, to: `${page}#${skillAnchor(index)}` }))}
          />
        </Section>
      )}
      <div className={styles.words}>
        {credential.narrative && (
          <Section title={t('credentialPage.narrative')}>
            <MarkdownText text={credential.narrative} />
          </Section>
        )}
        <Section title={t('credentialPage.about')}>
          <MarkdownText text={description} />
        </Section>
        {criteria && (
          <Section title={t('credentialPage.criteria')}>
            <MarkdownText text={criteria} />
          </Section>
        )}
        {skills.length > 0 && (
          <Section title={t('credentialPage.skills.defined')}>
            <SkillDefinitions skills={skills} />
          </Section>
        )}
      </div>
    </>
  );
}
