import { useEffect, useRef } from 'react';
import { useText } from '../../text/text-context.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Answer } from '../answer.ts';
import { RefusedList } from '../many/refused-list.tsx';

export interface FaultNoticeProps {
  answer: Answer;
  id: string;
}

/** Why nothing was verified, and what would help. Takes the focus when it appears. */
export function FaultNotice({ answer, id }: FaultNoticeProps) {
  const { t } = useText();
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (answer) notice.current?.focus();
  }, [answer]);
  const { fault, refused } = answer;
  return (
    <div ref={notice} id={id} role="alert" tabIndex={-1} data-fault={fault ?? refused[0]?.code}>
      <Notice kind="warning" title={t('verifier.fault.title')}>
        {fault && <p>{t(`verifier.fault.${fault}`)}</p>}
        {refused.length > 0 && <RefusedList refused={refused} />}
      </Notice>
    </div>
  );
}
