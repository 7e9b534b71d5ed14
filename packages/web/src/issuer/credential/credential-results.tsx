import type { IssuedCredentialDetail } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Meter } from '../../ui/meter.tsx';
import { Stack } from '../../ui/stack.tsx';

type Result = IssuedCredentialDetail['results'][number];

/** What was reached, against what had to be: shares as bars, then what was reached in words. */
export function CredentialResults({ results }: { results: readonly Result[] }) {
  const textOf = useResultText();
  const others = results.filter(({ unit }) => unit !== '%');
  return (
    <Stack gap="s">
      {results
        .filter(({ unit }) => unit === '%')
        .map((result) => (
          <Meter
            key={result.name}
            label={result.name}
            value={Number(result.value)}
            max={100}
            text={textOf(result)}
            {...(result.requiredValue ? { required: Number(result.requiredValue) } : {})}
          />
        ))}
      {others.length > 0 && (
        <DefinitionList items={others.map((result) => ({ term: result.name, description: textOf(result) }))} />
      )}
    </Stack>
  );
}

function useResultText(): (result: Result) => string {
  const { t } = useText();
  return ({ value, requiredValue, unit }) => {
    const measure = (written: string) => (unit === '%' ? `${written}%` : [written, unit].filter(Boolean).join(' '));
    return requiredValue
      ? t('issuer.credential.resultOf', { value: measure(value), required: measure(requiredValue) })
      : measure(value);
  };
}
