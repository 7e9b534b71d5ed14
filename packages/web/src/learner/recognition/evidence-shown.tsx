import type { Recognition } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { Section } from '../../ui/section.tsx';
import { Stack } from '../../ui/stack.tsx';
import { SubmissionView } from '../work/submission-view.tsx';
import { EvidenceCredentials } from './evidence-credentials.tsx';

/** A version of the evidence as its applicant sees it. */
export function EvidenceShown({ evidence }: { evidence: NonNullable<Recognition['draft']> }) {
  const { t } = useText();
  return (
    <Stack>
      <SubmissionView submission={{ ...evidence, pieces: [] }} />
      {evidence.credentials.length > 0 && (
        <Section title={t('recognition.credentials')} level={3}>
          <EvidenceCredentials credentials={evidence.credentials} />
        </Section>
      )}
    </Stack>
  );
}
