import { pageMeta } from '../meta.ts';
import { clientOf } from '../session/client.ts';
import { needed } from '../session/refusal.ts';
import { rootDataOf } from '../session/root-data.ts';
import { createText } from '../text/create-text.ts';
import { useText } from '../text/text-context.tsx';
import { Columns } from '../ui/columns.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Page } from '../ui/page.tsx';
import { Section } from '../ui/section.tsx';
import type { Route } from './+types/log-page.ts';
import { LogAnchor } from './log/log-anchor.tsx';
import { LogFacts } from './log/log-facts.tsx';

export async function loader({ url, context }: Route.LoaderArgs) {
  return { log: await needed(clientOf(context).getLog(), url) };
}

export function meta({ matches }: Route.MetaArgs) {
  const { language, origin } = rootDataOf(matches);
  const { t } = createText(language);
  return pageMeta({ title: t('logPage.title'), description: t('logPage.lead'), origin, path: '/log' });
}

/** What the transparency log is, how it stands, and how anybody checks it. */
export default function LogPage({ loaderData: { log } }: Route.ComponentProps) {
  const { t } = useText();
  const [key] = log.verifierKeys;
  const command = `laurel log verify ${log.uri} --key '${key ?? ''}'`;
  return (
    <Page title={t('logPage.title')} lead={t('logPage.lead')}>
      <Columns side={<LogFacts log={log} />} sideFirst>
        <Section title={t('logPage.whatTitle')}>
          <p>{t('logPage.what')}</p>
          <p>{t('logPage.personal')}</p>
        </Section>
        <Section title={t('logPage.chainTitle')}>
          <LogAnchor anchor={log.anchor} />
        </Section>
        {key && (
          <Section title={t('logPage.checkTitle')}>
            <p>{t('logPage.check')}</p>
            <p>
              <code>{command}</code>
            </p>
            <div>
              <CopyButton value={command} what={t('logPage.command')} />
            </div>
          </Section>
        )}
      </Columns>
    </Page>
  );
}
