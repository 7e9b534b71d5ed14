import type { Submission } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Stack } from '../../ui/stack.tsx';
import { SubmissionFiles } from './submission-files.tsx';

/** A version as its author sees it: text, pieces, links and files. */
export function SubmissionView({ submission }: { submission: Submission }) {
  const { t } = useText();
  const { id, bodyHtml, pieces, links, files } = submission;
  const of = <T extends { pieceId: string | null }>(items: readonly T[], pieceId: string | null) =>
    items.filter((item) => item.pieceId === pieceId);
  return (
    <Stack>
      {bodyHtml.trim() !== '' && <Prose html={bodyHtml} topLevel={4} tableLabel={t('learner.lesson.table')} />}
      {pieces.map((piece) => (
        <section key={piece.id}>
          <h3>
            <bdi>{piece.title}</bdi>
          </h3>
          <Prose html={piece.reflectionHtml} topLevel={4} tableLabel={t('learner.lesson.table')} />
          <Links links={of(links, piece.id)} />
          <SubmissionFiles submissionId={id} files={of(files, piece.id)} />
        </section>
      ))}
      <Links links={of(links, null)} />
      <SubmissionFiles submissionId={id} files={of(files, null)} />
    </Stack>
  );
}

function Links({ links }: Pick<Submission, 'links'>) {
  if (links.length === 0) return null;
  return (
    <ul>
      {links.map(({ url, title }, index) => (
        <li key={index}>
          <a href={url} rel="noopener noreferrer nofollow">
            <bdi>{title || url}</bdi>
          </a>
        </li>
      ))}
    </ul>
  );
}
