import type { HeldCredential } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { CardGrid } from '../../ui/card-grid.tsx';
import { Section } from '../../ui/section.tsx';
import { HeldCredentialCard } from '../credentials/held-credential-card.tsx';

export interface EarnedProps {
  /** The newest first. */
  credentials: readonly HeldCredential[];
}

const shown = 3;

export function Earned({ credentials }: EarnedProps) {
  const { t } = useText();
  const title = t('learner.home.earned');
  const counting = credentials.filter(({ replacedBy }) => !replacedBy);
  if (counting.length === 0) return <Section title={title} lead={t('learner.home.earnedNone')} />;
  return (
    <Section title={title}>
      <CardGrid>
        {counting.slice(0, shown).map((credential) => (
          <HeldCredentialCard key={credential.id} credential={credential} />
        ))}
      </CardGrid>
      <div>
        <ButtonLink to="/credentials">{t('learner.home.allCredentials')}</ButtonLink>
      </div>
    </Section>
  );
}
