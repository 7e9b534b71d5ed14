import type { ProgrammeForStaff } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { useConsole } from '../console/console-data.ts';

/** The address of a programme's page, and the way to it. */
export function useProgrammePlace({ id, title }: Pick<ProgrammeForStaff, 'id' | 'title'>) {
  const { t } = useText();
  const { base } = useConsole();
  const here = `${base}/programmes/${id}`;
  const trail = [
    { to: `${base}/programmes`, label: t('issuer.sections.programmes') },
    { to: here, label: title },
  ];
  return { here, trail };
}
