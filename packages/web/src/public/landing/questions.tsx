import { useText } from '../../text/text-context.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Band } from './band.tsx';

const questions = ['genuine', 'issuer', 'current', 'honest'] as const;

export function Questions() {
  const { t } = useText();
  return (
    <Band id="checks" title={t('landing.checks.title')} lead={t('landing.checks.lead')} ground="sunken">
      <DefinitionList
        items={questions.map((question) => ({
          term: t(`landing.checks.${question}.question`),
          description: t(`landing.checks.${question}.answer`),
        }))}
      />
    </Band>
  );
}
