import { useText } from '../text/text-context.tsx';
import { Section } from '../ui/section.tsx';

const kinds = ['leaf', 'bit', 'lines', 'elsewhere', 'backups'] as const;

/** What stays after an erasure: said before and after alike. */
export function WhatStays() {
  const { t } = useText();
  return (
    <Section title={t('erasure.stays.title')}>
      <ul>
        {kinds.map((kind) => (
          <li key={kind}>{t(`erasure.stays.${kind}`)}</li>
        ))}
      </ul>
    </Section>
  );
}
