import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Every example in the comments of a package's source, by the file it stands in. */
export async function documentationExamples(source: string): Promise<{ file: string; code: string }[]> {
  const files = (await readdir(source, { recursive: true })).filter((it) => /(?<!\.test)\.ts$/.test(it)).sort();
  const examples = await Promise.all(
    files.map(async (file) => ({ file, code: example(await readFile(join(source, file), 'utf8')) })),
  );
  return examples.flatMap(({ file, code }) => (code === undefined ? [] : [{ file, code }]));
}

function example(text: string): string | undefined {
  const comment = /@example\n(?<lines>(?: \*.*\n)+?) \*\//.exec(text)?.groups?.lines;
  return comment?.replaceAll(/^ \* ?/gm, '');
}
