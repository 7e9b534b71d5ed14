import type { GuestReview } from '@laurel/sdk';
import { Attached } from '../../issuer/review/attached.tsx';
import { useText } from '../../text/text-context.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';

interface WorkToMarkProps {
  title: string;
  work: NonNullable<GuestReview['work']>;
  /** Where its files are. */
  files: string;
}

/** A piece of work for somebody who is not of the staff: its words, files and links, and nothing else. */
export function WorkToMark({ title, work, files }: WorkToMarkProps) {
  const { t } = useText();
  return (
    <Section title={title}>
      <div data-work="">
        {work.html.trim() && <Prose html={work.html} topLevel={3} tableLabel={t('issuer.reviews.table')} />}
        {work.pieces.map((piece) => (
          <div key={piece.id}>
            <h3 dir="auto">{piece.title}</h3>
            <Prose html={piece.html} topLevel={4} tableLabel={t('issuer.reviews.table')} />
          </div>
        ))}
      </div>
      <Attached files={work.files} links={work.links} address={files} />
      {work.filesKeptBack > 0 && <p>{t('learner.peers.kept', { count: work.filesKeptBack })}</p>}
    </Section>
  );
}
