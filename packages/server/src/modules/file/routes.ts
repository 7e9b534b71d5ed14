import { endpoints } from '@laurel/api';
import { bytes, type Route, route } from '../../http/index.ts';
import type { FileDeps } from './deps.ts';
import { openFile } from './open-file.ts';
import { uploadFile } from './upload-file.ts';

/** The module's answers to the contract. */
export function fileRoutes(deps: FileDeps): Route[] {
  return [
    route(endpoints.uploadFile, ({ scope, params, request }) =>
      uploadFile(deps, {
        scope,
        ...params,
        mediaType: request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '',
        content: request.body ?? new ReadableStream({ start: (controller) => controller.close() }),
      }),
    ),
    route(endpoints.getFile, async ({ scope, params, request, headers }) => {
      const { row, etag, range, length, content } = await openFile(deps, {
        scope,
        ...params,
        range: request.headers.get('range'),
        ifRange: request.headers.get('if-range'),
        wantsContent: request.method !== 'HEAD',
      });
      // An address is of one content for good.
      headers.set('cache-control', 'public, max-age=31536000, immutable');
      headers.set('etag', etag);
      headers.set('accept-ranges', 'bytes');
      headers.set('content-disposition', 'inline');
      headers.set('content-length', String(length));
      if (range) headers.set('content-range', `bytes ${range.start}-${range.end}/${row.bytes}`);
      return bytes(content, row.mediaType, range ? 206 : 200);
    }),
  ];
}
