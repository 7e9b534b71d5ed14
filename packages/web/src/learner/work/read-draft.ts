import type { DraftInput, Work } from '@laurel/sdk';

/** How many rows for links a project’s form has at least. */
export const linkRows = 3;

/** A file that was chosen in the form, and the piece that it belongs to. */
export interface ChosenFile {
  file: File;
  pieceId: string | undefined;
}

/** What stands in the form of a draft. A piece without a title is none yet. */
export function readDraft(form: FormData, kind: Work['kind']): DraftInput {
  const text = (name: string) => textOf(form, name);
  const body = text('body');
  if (kind === 'project') {
    const rows = [...form.keys()].flatMap((name) => /^link\.(\d+)\.url$/.exec(name)?.[1] ?? []);
    const links = rows.map((row) => ({ url: text(`link.${row}.url`).trim(), title: text(`link.${row}.title`).trim() }));
    return { body, pieces: [], links: links.filter(({ url }) => url !== '') };
  }
  const ids = form.getAll('piece').filter((id) => typeof id === 'string');
  const pieces = ids
    .map((id) => ({ id, title: text(`piece.${id}.title`).trim(), reflection: text(`piece.${id}.reflection`) }))
    .filter(({ title }) => title !== '');
  const links = pieces.map(({ id }) => ({ pieceId: id, url: text(`piece.${id}.url`).trim(), title: '' }));
  return { body, pieces, links: links.filter(({ url }) => url !== '') };
}

/** The same, without what is only half typed: it is kept as soon as it is whole. */
export function readWhole(form: FormData, kind: Work['kind']): DraftInput {
  const { links = [], ...rest } = readDraft(form, kind);
  return { ...rest, links: links.filter(({ url }) => /^https:\/\/./.test(url) && URL.canParse(url)) };
}

/** The files chosen in the form. */
export function chosenFiles(form: FormData): ChosenFile[] {
  return [...form].flatMap(([name, value]) => {
    if (!(value instanceof File) || value.size === 0) return [];
    return [{ file: value, pieceId: /^file\.(.+)$/.exec(name)?.[1] }];
  });
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '';
}
