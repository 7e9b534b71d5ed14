import type { IssuedCredentialDetail } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Meter } from '../../ui/meter.tsx';
import { Stack } from '../../ui/stack.tsx';

type Result = IssuedCredentialDetail['results'][number];

/** What was reached, against what had to be. */
export function CredentialResults({ results }: { results: readonly Result[] }) {
  return (
    <Stack gap="s">
      {results.map((result) => (
        <OneResult key={result.name} result={result} />
      ))}
    </Stack>
  );
}

function OneResult({ result: { name, value, requiredValue, unit } }: { result: Result }) {
  const { t } = useText();
  const measure = (written: string) => (unit === '%' ? `${written}%` : [written, unit].filter(Boolean).join(' '));
  const text = requiredValue
    ? t('issuer.credential.resultOf', { value: measure(value), required: measure(requiredValue) })
    : measure(value);
  if (unit !== '%') return <DefinitionList items={[{ term: name, description: text }]} />;
  return (
    <Meter
      label={name}
      value={Number(value)}
      max={100}
      text={text}
      {...(requiredValue ? { required: Number(requiredValue) } : {})}
    />
  );
}
