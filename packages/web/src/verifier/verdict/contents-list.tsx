import type { Verdict } from '@laurel/sdk';
import { CheckList } from '../../ui/check-list.tsx';
import { Stack } from '../../ui/stack.tsx';
import { VerdictLine } from '../../ui/verdict-line.tsx';
import { LookAlike } from './look-alike.tsx';
import { useVerdictText } from './use-verdict-text.ts';

/** The short verdict about each credential inside, and about those inside them. */
export function ContentsList({ contents }: { contents: readonly Verdict[] }) {
  const { sentenceOf, checksOf, nameOf } = useVerdictText();
  return (
    <Stack gap="s">
      {contents.map((verdict, index) => (
        <div key={index} data-content={verdict.outcome}>
          <VerdictLine
            outcome={verdict.outcome}
            sentence={
              <>
                <bdi>{nameOf(verdict)}</bdi>. {sentenceOf(verdict)}
              </>
            }
          >
            <Stack gap="s">
              <CheckList checks={checksOf(verdict)} />
              {verdict.contents.length > 0 && <ContentsList contents={verdict.contents} />}
            </Stack>
          </VerdictLine>
          <LookAlike verdict={verdict} />
        </div>
      ))}
    </Stack>
  );
}
