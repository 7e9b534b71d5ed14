import { useText } from '../../text/text-context.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Section } from '../../ui/section.tsx';
import { Stack } from '../../ui/stack.tsx';
import { useConsole } from '../console/console-data.ts';
import type { Stock } from './take-stock.ts';

/** Results that stand still until somebody decides: what to do next comes before all figures. */
export function WaitingForYou({ items }: { items: Stock['waiting'] }) {
  const { t } = useText();
  const { base } = useConsole();
  if (items.length === 0) return null;
  return (
    <Section title={t('issuer.overview.waiting.title')}>
      {items.map(({ programmeId, programmeTitle, lessonId, examTitle, count }) => (
        <Stack key={lessonId} gap="s">
          <p>{t('issuer.overview.waiting.proctored', { count, exam: examTitle, programme: programmeTitle })}</p>
          <div>
            <ButtonLink to={`${base}/programmes/${programmeId}/lessons/${lessonId}/proctored`} icon="arrow">
              {t('issuer.overview.waiting.decide', { exam: examTitle })}
            </ButtonLink>
          </div>
        </Stack>
      ))}
    </Section>
  );
}
