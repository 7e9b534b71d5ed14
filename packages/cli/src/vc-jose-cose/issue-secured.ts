import {
  CredentialError,
  isJsonObject,
  type JsonObject,
  parseJson,
  signVcCose,
  signVcJwt,
  signVcSdJwt,
  signVpCose,
  signVpJwt,
  signVpSdJwt,
} from '@laurel/credential';
import { checkMembers, suiteContexts } from './contexts.ts';
import { type Feature, features } from './feature.ts';
import { withoutLineEnds } from './line-ends.ts';
import { readMethodFile } from './method-file.ts';
import { type Result, resultOf } from './result.ts';

/** What `issueSecured` needs. */
export interface IssueSecuredInput {
  readonly feature: Feature;
  /** A credential or a presentation as JSON. */
  readonly document: string;
  readonly key: string;
  /** JSON Pointers, for the SD-JWT features. */
  readonly disclosable: readonly string[];
  readonly random: (length: number) => Uint8Array;
}

/** Secures a credential or a presentation. */
export function issueSecured(input: IssueSecuredInput): Promise<Result> {
  return resultOf(async () => {
    const key = readMethodFile(input.key);
    const isCredential = features[input.feature].kind === 'credential';
    const document = withoutLineEnds(parseDocument(input.document));
    await checkMembers(document, isCredential ? 'VerifiableCredential' : 'VerifiablePresentation');
    const owner = identifierOf(isCredential ? document.issuer : document.holder);
    // A key that is not at the owner's address can only be named by its own name.
    const kid = owner === undefined || key.id.startsWith(`${owner}#`) ? key.id : (key.jwkId ?? key.id);
    const signing = { signingKey: key.signingKey(), kid, contexts: suiteContexts };
    return { result: 'success', data: await secure(document, signing, input) };
  });
}

async function secure(
  document: JsonObject,
  signing: Omit<Parameters<typeof signVcJwt>[0], 'credential'>,
  { feature, disclosable, random }: IssueSecuredInput,
): Promise<string> {
  const credential = { credential: document, ...signing };
  const presentation = { presentation: document, ...signing };
  switch (feature) {
    case 'credential_jose':
      return signVcJwt(credential);
    case 'credential_cose':
      return base64(await signVcCose(credential));
    case 'credential_sdjwt':
      return signVcSdJwt({ ...credential, disclosable, random });
    case 'presentation_jose':
      return signVpJwt(presentation);
    case 'presentation_cose':
      return base64(await signVpCose(presentation));
    case 'presentation_sdjwt':
      return signVpSdJwt({ ...presentation, disclosable, random });
  }
}

function parseDocument(text: string): JsonObject {
  const json = parseJson(text);
  if (isJsonObject(json)) return json;
  throw new CredentialError('credential.not-a-credential', 'not a JSON object');
}

function identifierOf(value: JsonObject[string]): string | undefined {
  const id = isJsonObject(value) ? value.id : value;
  return typeof id === 'string' ? id : undefined;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
