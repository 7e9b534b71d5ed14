import type { ApiKey } from '@laurel/sdk';
import { Form } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { Table, type TableColumn } from '../../ui/table.tsx';
import { Time } from '../../ui/time.tsx';
import { scopeWords } from './scope-words.ts';

export function ApiKeyTable({ items }: { items: readonly ApiKey[] }) {
  const { t, format } = useText();
  const columns: TableColumn<ApiKey>[] = [
    {
      key: 'name',
      header: t('issuer.apiKeys.name'),
      cell: ({ name, hint }) => (
        <>
          <bdi>{name}</bdi> <code>{hint}…</code>
        </>
      ),
    },
    {
      key: 'scopes',
      header: t('issuer.apiKeys.scopes'),
      cell: ({ scopes }) => format.list(scopes.map((scope) => scopeWords(t, scope))),
    },
    { key: 'created', header: t('issuer.apiKeys.created'), cell: ({ createdAt }) => <Time value={createdAt} /> },
    {
      key: 'used',
      header: t('issuer.apiKeys.used'),
      cell: ({ lastUsedAt }) => (lastUsedAt ? <Time value={lastUsedAt} /> : t('issuer.apiKeys.never')),
    },
    {
      key: 'expires',
      header: t('issuer.apiKeys.expires'),
      cell: ({ expiresAt }) => (expiresAt ? <Time value={expiresAt} /> : t('issuer.apiKeys.neverExpires')),
    },
    { key: 'revoke', header: t('issuer.members.changeHeader'), cell: (key) => <Revoke apiKey={key} /> },
  ];
  return (
    <Table
      caption={t('issuer.sections.apiKeys')}
      captionHidden
      columns={columns}
      rows={items}
      rowKey={({ id }) => id}
    />
  );
}

function Revoke({ apiKey: { id, name } }: { apiKey: ApiKey }) {
  const { t } = useText();
  return (
    <Confirm label={t('issuer.apiKeys.revoke')} what={name}>
      <p>{t('issuer.apiKeys.revokeText')}</p>
      <Form method="post">
        <input type="hidden" name="apiKeyId" value={id} />
        <Button size="s" variant="danger">
          {t('issuer.apiKeys.revokeNow', { name })}
        </Button>
      </Form>
    </Confirm>
  );
}
