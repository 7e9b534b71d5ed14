import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { createText, type Text } from './create-text.ts';
import type { Language } from './languages.ts';

const TextContext = createContext<Text | null>(null);

export interface TextProviderProps {
  language: Language;
  children: ReactNode;
}

export function TextProvider({ language, children }: TextProviderProps) {
  const text = useMemo(() => createText(language), [language]);
  return <TextContext value={text}>{children}</TextContext>;
}

/** `const { t, format } = useText();` */
export function useText(): Text {
  const text = useContext(TextContext);
  if (text === null) throw new Error('useText needs a TextProvider above it');
  return text;
}
