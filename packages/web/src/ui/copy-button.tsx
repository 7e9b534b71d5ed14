import { useEffect, useState } from 'react';
import { useText } from '../text/text-context.tsx';
import { Button } from './button.tsx';
import { useHydrated } from './use-hydrated.ts';

export interface CopyButtonProps {
  value: string;
  /** What is copied, for those who hear the page: "credential number". */
  what: string;
}

const shownForMs = 2_000;

/** Copies an id or a link. Without a script there is none: the value stands beside it and can be selected. */
export function CopyButton({ value, what }: CopyButtonProps) {
  const { t } = useText();
  const hydrated = useHydrated();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), shownForMs);
    return () => clearTimeout(timer);
  }, [copied]);
  if (!hydrated) return null;
  const copy = () => {
    // A browser that refuses leaves the button as it was; the value can still be selected.
    navigator.clipboard.writeText(value).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <>
      <Button
        type="button"
        size="s"
        variant="quiet"
        icon={copied ? 'check' : 'copy'}
        onClick={copy}
        aria-label={t('copy.what', { what })}
      >
        {copied ? t('copy.copied') : t('copy.copy')}
      </Button>
      <span role="status" className="visually-hidden">
        {copied ? t('copy.copied') : ''}
      </span>
    </>
  );
}
