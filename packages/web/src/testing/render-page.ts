import type { ComponentType } from 'react';
import { createElement } from 'react';
import { render } from './render.ts';

/**
 * What the server sends for a page with what its loader (and its action) brought. The generated props also carry the
 * matches around the page; no page reads them, so they are left out.
 */
export function renderPage<Props extends { loaderData: unknown; actionData?: unknown }>(
  page: (props: Props) => unknown,
  data: { loaderData: Props['loaderData']; actionData?: Props['actionData'] | undefined },
): string {
  return render(createElement(page as unknown as ComponentType<typeof data>, data));
}
