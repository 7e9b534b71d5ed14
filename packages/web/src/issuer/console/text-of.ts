import { readPreferences } from '../../session/preferences.ts';
import { createText, type Text } from '../../text/create-text.ts';

/** The words for whoever sent this request. */
export function textOf(request: Request): Text {
  return createText(readPreferences(request).language);
}
