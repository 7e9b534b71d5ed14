import { randomBytes } from 'node:crypto';
import type { Command } from '../command.ts';
import { exitCodes } from '../exit-code.ts';
import { readText } from '../files/read-file.ts';
import { writeResult } from '../files/write-result.ts';
import { needed, readArguments } from '../read-arguments.ts';
import { UsageError } from '../usage-error.ts';
import { disclosurePaths } from '../vc-jose-cose/disclosure-paths.ts';
import { type Feature, features } from '../vc-jose-cose/feature.ts';
import { issueSecured } from '../vc-jose-cose/issue-secured.ts';
import type { Result } from '../vc-jose-cose/result.ts';
import { verifySecured } from '../vc-jose-cose/verify-secured.ts';

/** `laurel vc-jose-cose` */
export const vcJoseCose: Command = {
  name: 'vc-jose-cose',
  summary: 'Sign and verify with JOSE, SD-JWT and COSE as the W3C’s suite asks',
  help: `
Usage: laurel vc-jose-cose issue|verify --input FILE --key FILE --feature FEATURE
                           [--sd PATHS] [--now INSTANT] [--output FILE]

  issue      secure the credential or presentation in --input (JSON)
  verify     say whether --input (a JWT or SD-JWT, or COSE as base64) is secured by --key
  --key      a verification method with publicKeyJwk and, to issue, secretKeyJwk:
             Ed25519, P-256, P-384 or P-521
  --feature  credential_jose, credential_cose, credential_sdjwt,
             presentation_jose, presentation_cose or presentation_sdjwt
  --sd       what may be hidden, e.g. '["credentialSubject.name", "holder"]'
  --now      also ask whether the signature counts at this instant (2026-11-24T12:00:00Z)
  --output   where to write {"result": "success"|"failure"|"indeterminate", "data"}

Verify asks about the signature and the form, and not whose key it is, nor about the
credentials inside a presentation, nor about status or dates: laurel verify does.

The exit code is 0 for every result.`,
  async run(args, world) {
    const { act, input, key, output, feature, sd, at } = read(args);
    const [document, keyText] = [await readText(input), await readText(key)];
    const result = await resultFor(act, { document, key: keyText, feature, disclosable: disclosurePaths(sd), at });
    // A suite is run again and again, with the same names.
    await writeResult(world, output, `${JSON.stringify(result)}\n`, { replace: true });
    return exitCodes.done;
  },
};

// The keys of the table are its features.
const featureNames = Object.keys(features) as Feature[];
const actions = ['issue', 'verify'] as const;

interface Request {
  readonly document: string;
  readonly key: string;
  readonly feature: string;
  readonly disclosable: readonly string[];
  readonly at: Date | undefined;
}

async function resultFor(act: (typeof actions)[number], { feature: name, ...request }: Request): Promise<Result> {
  const feature = featureNames.find((known) => known === name);
  if (feature === undefined) return { result: 'indeterminate', data: `There is no feature ${name}.` };
  return act === 'issue' ? issueSecured({ feature, random: randomBytes, ...request }) : verify(feature, request);
}

function verify(feature: Feature, { document, key, at }: Omit<Request, 'feature'>): Promise<Result> {
  return verifySecured({ feature, secured: document, key, at });
}

function read(args: readonly string[]) {
  const string = { type: 'string' } as const;
  const options = { input: string, key: string, feature: string, sd: string, now: string, output: string };
  const { positionals, values } = readArguments(args, options, 1);
  const act = actions.find((action) => action === positionals[0]);
  if (act === undefined) throw new UsageError('Say what to do: issue or verify.');
  return {
    act,
    input: needed(values.input, '--input'),
    key: needed(values.key, '--key'),
    feature: needed(values.feature, '--feature'),
    output: values.output,
    sd: values.sd,
    at: values.now === undefined ? undefined : instant(values.now),
  };
}

function instant(text: string): Date {
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) throw new UsageError(`--now: “${text}” is no instant.`);
  return at;
}
