import { useText } from '../../text/text-context.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { questionKinds } from './question-kinds.ts';

/** The way to a new question or exercise, by its kind. */
export function NewOfEachKind({ to }: { to: string }) {
  const { t } = useText();
  return (
    <ButtonRow>
      {questionKinds.map((kind) => (
        <ButtonLink key={kind} to={`${to}?kind=${kind}`} size="s">
          {t(`issuer.questions.add.${kind}`)}
        </ButtonLink>
      ))}
    </ButtonRow>
  );
}
