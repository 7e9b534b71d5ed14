import { useText } from '../../text/text-context.tsx';
import { Button } from '../../ui/button.tsx';
import { useHydrated } from '../../ui/use-hydrated.ts';
import type { Answer } from '../answer.ts';
import { resultFile } from './result-file.ts';

/** The result for machines, as a file. Without a script it is in the technical detail. */
export function DownloadResult({ answer }: { answer: Answer }) {
  const { t } = useText();
  if (!useHydrated()) return null;
  const download = () => {
    const { name, text } = resultFile(answer);
    const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    // The browser has its own hold on it by then.
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  };
  return (
    <Button type="button" icon="download" onClick={download}>
      {t('verifier.download')}
    </Button>
  );
}
