import type { Work } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Stack } from '../../ui/stack.tsx';
import { Time } from '../../ui/time.tsx';

export interface WorkTermsProps {
  work: Work;
  organisation: string;
}

/** Until when, what can be handed in, and whether it still can. */
export function WorkTerms({ work, organisation }: WorkTermsProps) {
  const { t } = useText();
  const { dueAt, extension, isLateNow, closed, assignment } = work;
  const kinds = assignment.fileKinds.map((kind) => t(`work.kind.${kind}`)).join(', ');
  const files = t('work.files', { count: kinds ? assignment.maxFiles : 0, kinds });
  return (
    <Stack>
      {closed && <Notice kind="warning">{t(`work.closed.${closed}`, { organisation })}</Notice>}
      {!closed && isLateNow && <Notice kind="warning">{t('work.late')}</Notice>}
      <DefinitionList
        items={[
          { term: t('work.due'), description: dueAt ? <Time value={dueAt} show="instant" /> : t('work.dueNone') },
          {
            term: t('work.asked'),
            description: [files, assignment.linkRequired && t('work.linkNeeded')].filter(Boolean).join('. '),
          },
        ]}
      />
      {extension && <p>{t('work.extended', { reason: extension.reason })}</p>}
    </Stack>
  );
}
