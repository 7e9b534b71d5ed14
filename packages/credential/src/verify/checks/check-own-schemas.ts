import { asList } from '../../model/as-list.ts';
import type { Credential } from '../../model/credential.ts';
import { typesOf } from '../../model/types-of.ts';
import { isSchemaFormat, type SchemaFormat } from '../../schema/schema-formats.ts';
import { validateSchema } from '../../schema/validate-schema.ts';
import type { Retrieval } from '../evidence.ts';
import { type Finding, fail, notApplicable, pass, toWarning } from '../finding.ts';
import { gatherNotes, type Note, type Noted } from '../noted.ts';
import type { Verification } from '../verification.ts';

/** What came of the schemas that a credential names for itself. */
export interface OwnSchemaFindings extends Noted {
  readonly findings: readonly Finding[];
}

/**
 * Holds a credential to the schemas that it names, as far as they were fetched. A credential that breaks its own schema
 * fails. A schema that cannot be had, believed or applied says nothing about the credential: that is a warning. One that
 * nobody asked for, because asking could tell the issuer whose credential is being checked, is information.
 *
 * @see https://www.w3.org/TR/vc-data-model-2.0/#data-schemas
 */
export async function checkOwnSchemas(
  credential: Credential,
  { evidence, carrier }: Pick<Verification, 'evidence' | 'carrier'>,
  isPartlyShown = false,
): Promise<OwnSchemaFindings> {
  const entries = asList(credential.credentialSchema);
  const results = await Promise.all(
    entries.map((entry) => {
      const url = String(entry.id);
      const format = typesOf(entry).find(isSchemaFormat);
      const retrieval = evidence.retrievals.get(url);
      if (format === undefined) return informed('schema.type-unsupported', `${typesOf(entry).join(', ')} ${url}`);
      // Of 1EdTech's schemas nothing need be said: their form has been looked at.
      if (retrieval?.ok !== true && isPublishedForm(url)) return {};
      if (retrieval === undefined) return informed('schema.not-fetched', url);
      return checkOne({ credential, url, format, retrieval, carrier, isPartlyShown });
    }),
  );
  return { findings: results.flatMap(({ finding }) => finding ?? []), ...gatherNotes(results) };
}

/** What 1EdTech's schemas ask, `checkSchema` asks of every credential of that type by its own means. */
function isPublishedForm(url: string): boolean {
  return /^https:\/\/purl\.imsglobal\.org\/spec\/(?:ob\/v3p0|clr\/v2p0)\/schema\//.test(url);
}

interface Result extends Note {
  readonly finding?: Finding;
}

interface OneSchema extends Pick<Verification, 'carrier'> {
  readonly credential: Credential;
  readonly url: string;
  readonly format: SchemaFormat;
  readonly retrieval: Retrieval;
  readonly isPartlyShown: boolean;
}

async function checkOne({ credential, url, format, retrieval, carrier, isPartlyShown }: OneSchema): Promise<Result> {
  if (!retrieval.ok) {
    const { reasonCode, detail = '' } = retrieval;
    return warned('schema.unavailable', `${url} ${reasonCode} ${detail}`.trim());
  }
  const { body: schema } = retrieval;
  if (format === 'JsonSchemaCredential') {
    const { kind, outcome, sentence } = await carrier(schema);
    if (kind !== 'credential' || outcome !== 'valid') return warned('schema.not-genuine', `${url} ${sentence}`);
  }
  const { outcome, detail = '' } = await validateSchema({ credential, format, id: url, schema });
  const why = `${url} ${detail}`.trim();
  if (outcome === 'success') return { finding: pass('schema.own', why) };
  if (outcome === 'indeterminate') return warned('schema.not-applied', why);
  // What the holder left out is neither there nor missing.
  if (isPartlyShown) return { finding: notApplicable('schema.partly-shown', why) };
  return { finding: fail('schema.own-broken', why) };
}

function warned(...warning: Parameters<typeof toWarning>): Result {
  return { warning: toWarning(...warning) };
}

function informed(...information: Parameters<typeof toWarning>): Result {
  return { information: toWarning(...information) };
}
