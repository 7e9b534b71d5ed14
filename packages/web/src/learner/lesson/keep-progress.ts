import { callApi } from '../../session/call-api.ts';

interface Progress {
  path: `/api/v1/me/enrolments/${string}/progress`;
  body: Record<string, unknown>;
  keepalive?: boolean;
}

/** Keeps progress. It says when it was made, so that one that comes late does not win over a later one. */
export async function keepProgress({ path, body, keepalive = false }: Progress): Promise<void> {
  await callApi({ method: 'PUT', path, body: { ...body, at: new Date().toISOString() }, keepalive });
}
