import type { Answer } from '../answer.ts';

/** The whole answer as a JSON file, named by the day it was given. Nothing that was pasted is in it. */
export function resultFile({ verified, refused }: Answer, now = new Date()): { name: string; text: string } {
  const result = {
    answers: verified.map(({ fileName, path, checkedBy, verdict }) => ({ fileName, path, checkedBy, verdict })),
    refused: refused.map(({ problem: _, ...item }) => item),
  };
  return {
    name: `verification-${now.toISOString().slice(0, 10)}.json`,
    text: `${JSON.stringify(result, null, 2)}\n`,
  };
}
