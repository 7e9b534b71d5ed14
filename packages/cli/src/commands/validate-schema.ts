import { isJsonObject, isSchemaFormat, parseJson, schemaFormats, validateSchema as validate } from '@laurel/credential';
import type { Command } from '../command.ts';
import { exitCodes } from '../exit-code.ts';
import { readText } from '../files/read-file.ts';
import { writeResult } from '../files/write-result.ts';
import { needed, readArguments } from '../read-arguments.ts';
import { UsageError } from '../usage-error.ts';

/** `laurel validate-schema` */
export const validateSchema: Command = {
  name: 'validate-schema',
  summary: 'Hold a credential to a JSON Schema that it names',
  help: `
Usage: laurel validate-schema --format JsonSchema|JsonSchemaCredential
                              --schema FILE --credential FILE [--output FILE]

Writes {"result": "success" | "failure" | "indeterminate", "data": why}. JSON Schema
2020-12, 2019-09 and draft-07; nothing is fetched. The exit code is 0 for every result.`,
  async run(args, world) {
    const { values } = readArguments(args, {
      format: { type: 'string' },
      schema: { type: 'string' },
      credential: { type: 'string' },
      output: { type: 'string' },
    });
    const format = needed(values.format, '--format');
    if (!isSchemaFormat(format)) throw new UsageError(`--format takes one of ${schemaFormats.join(', ')}.`);
    const schema = await readText(needed(values.schema, '--schema'));
    const credential = await readJson(needed(values.credential, '--credential'));
    const { outcome, detail } = await validate({ credential, format, schema });
    await writeResult(world, values.output, `${JSON.stringify({ result: outcome, data: detail })}\n`, {
      replace: true,
    });
    return exitCodes.done;
  },
};

async function readJson(file: string) {
  const text = await readText(file);
  try {
    const json = parseJson(text);
    if (isJsonObject(json)) return json;
  } catch {
    // Said below, as for everything else that is no object.
  }
  throw new UsageError(`${file} is not a JSON object.`);
}
