import type { EnrolmentDetail } from '@laurel/sdk';
import { useEffect, useRef, useState } from 'react';
import { currentBuild } from './current-build.ts';
import { forgetEnrolment } from './forget-copies.ts';
import { type Copy, listCopies } from './list-copies.ts';
import { type CopyProgress, CopyRefused, makeCopy } from './make-copy.ts';
import { sendWaiting } from './waiting-progress.ts';
import { bringWorker, sendWorkerAway } from './worker-registration.ts';

export type KeptState =
  | { phase: 'looking' | 'none' }
  | { phase: 'keeping'; progress: CopyProgress | undefined }
  | { phase: 'kept'; copy: Copy };

/** Why a programme was not kept. */
export type KeepFault = 'no-connection' | 'no-room' | 'refused';

/** What of a programme is on this device, and how to keep it or to remove it. */
export function useKeptCopy(enrolment: EnrolmentDetail, personId: string) {
  const [state, setState] = useState<KeptState>({ phase: 'looking' });
  const [fault, setFault] = useState<KeepFault>();
  const stop = useRef<AbortController>(undefined);
  const { id } = enrolment;
  const look = async (): Promise<void> => setState(await stateOf(id));
  useEffect(() => {
    stateOf(id).then(setState, () => setState({ phase: 'none' }));
    return () => stop.current?.abort();
  }, [id]);
  const keep = async () => {
    stop.current = new AbortController();
    const { signal } = stop.current;
    setFault(undefined);
    setState({ phase: 'keeping', progress: undefined });
    try {
      await bringWorker();
      const onProgress = (progress: CopyProgress) => setState({ phase: 'keeping', progress });
      await makeCopy({ enrolment, personId, build: currentBuild(), signal, onProgress });
    } catch (error) {
      if (!signal.aborted) setFault(faultOf(error));
    }
    await look();
  };
  const remove = async () => {
    // What waits goes with it: it is sent first, if that can be.
    await sendWaiting(id);
    await forgetEnrolment(caches, id);
    if ((await listCopies()).length === 0) await sendWorkerAway();
    await look();
  };
  return { state, fault, keep, remove, stop: () => stop.current?.abort() };
}

async function stateOf(enrolmentId: string): Promise<KeptState> {
  const copy = (await listCopies()).find((each) => each.enrolmentId === enrolmentId);
  return copy ? { phase: 'kept', copy } : { phase: 'none' };
}

function faultOf(error: unknown): KeepFault {
  if (error instanceof CopyRefused) return 'refused';
  return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'no-room' : 'no-connection';
}
