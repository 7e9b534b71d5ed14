import { keepWaiting } from '../../offline/waiting-progress.ts';
import { callApi } from '../../session/call-api.ts';

interface Progress {
  enrolmentId: string;
  lessonId: string;
  body: { anchor?: string; positionSeconds?: number; done?: boolean };
  keepalive?: boolean;
}

/**
 * Keeps progress. It says when it was made, so that one that comes late does not win over a later one. Without a connection it
 * waits on this device, where the programme was kept for offline reading.
 */
export async function keepProgress({
  enrolmentId,
  lessonId,
  body,
  keepalive = false,
}: Progress): Promise<'kept' | 'waiting' | 'refused'> {
  const path = `/api/v1/me/enrolments/${enrolmentId}/lessons/${lessonId}/progress` as const;
  const progress = { ...body, at: new Date().toISOString() };
  const { problem } = await callApi({ method: 'PUT', path, body: progress, keepalive });
  if (!problem) return 'kept';
  if (problem.code !== 'unavailable') return 'refused';
  // A browser that refuses its caches keeps nothing, here either.
  const waits = await keepWaiting({ enrolmentId, lessonId }, progress).catch(() => false);
  return waits ? 'waiting' : 'refused';
}
