import { useText } from '../../text/text-context.tsx';
import { CodeBlock } from './code-block.tsx';
import styles from './operation-view.module.css';
import type { Content, Operation } from './read-reference.ts';
import { SchemaTable } from './schema-table.tsx';

export interface OperationViewProps {
  operation: Operation;
}

/** One endpoint: who may call it, what it takes, what it answers, how it refuses, and how it is called. */
export function OperationView({ operation }: OperationViewProps) {
  const { t } = useText();
  const { access, permission, parameters, request, response, problems, curl, sdk } = operation;
  return (
    <>
      <div className={styles.part}>
        <h4>{t('reference.operation.access')}</h4>
        <p>
          {t(`reference.access.${access}`)} {permission && <code>{permission}</code>}
        </p>
      </div>
      {parameters.length > 0 && (
        <div className={styles.part}>
          <h4>{t('reference.operation.parameters')}</h4>
          <SchemaTable caption={t('reference.operation.parameters')} rows={parameters} />
        </div>
      )}
      {request && (
        <div className={styles.part}>
          <h4>{t('reference.operation.request')}</h4>
          <ContentView content={request} what={t('reference.operation.request')} />
        </div>
      )}
      <div className={styles.part}>
        <h4>{t('reference.operation.response', { status: response.status })}</h4>
        <ContentView content={response} what={t('reference.operation.response', { status: response.status })} />
      </div>
      <div className={styles.part}>
        <h4>{t('reference.operation.problems')}</h4>
        <ul className={styles.problems}>
          {problems.map(({ code, status }) => (
            <li key={code}>
              <a href={`#problem-${code}`}>
                <code>{code}</code>
              </a>{' '}
              {status}
            </li>
          ))}
        </ul>
      </div>
      <div className={styles.part}>
        <h4>{t('reference.operation.examples')}</h4>
        <CodeBlock title={t('reference.start.curl')} code={curl} />
        <CodeBlock title={t('reference.start.sdk')} code={sdk} />
      </div>
    </>
  );
}

function ContentView({ content: { mediaTypes, rows, sameAs }, what }: { content: Content; what: string }) {
  const { t } = useText();
  if (sameAs)
    return (
      <p>
        {t('reference.operation.sameAs')}{' '}
        <a href={`#${sameAs}`}>
          <code>{sameAs}</code>
        </a>
      </p>
    );
  const types = mediaTypes.filter((mediaType) => mediaType !== 'application/json').join(', ');
  if (rows.length > 0)
    return (
      <>
        <SchemaTable caption={t('reference.operation.schema', { what })} rows={rows} />
        {types && <p>{t('reference.operation.orBytes', { types })}</p>}
      </>
    );
  if (mediaTypes.length === 0) return <p>{t('reference.operation.noBody')}</p>;
  if (mediaTypes.includes('application/json')) return <p>{t('reference.operation.anyJson')}</p>;
  return <p>{t('reference.operation.bytes', { types })}</p>;
}
