import { useText } from '../../text/text-context.tsx';
import { Section } from '../../ui/section.tsx';

interface AttachedProps {
  files: readonly { id: string; name: string }[];
  links: readonly { url: string; title: string }[];
  /** Where the files are. */
  address: string;
}

/** What was handed in beside the words: files to save, and links that learn nothing of where they were found. */
export function Attached({ files, links, address }: AttachedProps) {
  const { t } = useText();
  return (
    <>
      {files.length > 0 && (
        <Section title={t('issuer.reviews.files')} level={3}>
          <ul>
            {files.map(({ id, name }) => (
              <li key={id}>
                <a href={`${address}/${id}`} download>
                  <bdi>{name}</bdi>
                </a>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {links.length > 0 && (
        <Section title={t('issuer.reviews.links')} level={3}>
          <ul>
            {links.map(({ url, title }) => (
              <li key={url}>
                <a href={url} rel="noopener noreferrer nofollow" referrerPolicy="no-referrer">
                  <bdi>{title || url}</bdi>
                </a>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
