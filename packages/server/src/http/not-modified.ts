/** Answers 304 without content where the caller has this very version already (RFC 9110, section 13.1.2). */
export function notModified(request: Request, response: Response): Response {
  const etag = response.headers.get('etag');
  const known = request.headers.get('if-none-match');
  if (!etag || !known || request.method !== 'GET' || response.status !== 200) return response;
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '');
  if (known.trim() !== '*' && !known.split(',').map(opaque).includes(opaque(etag))) return response;
  const headers = new Headers(response.headers);
  headers.delete('content-type');
  headers.delete('content-length');
  return new Response(null, { status: 304, headers });
}
