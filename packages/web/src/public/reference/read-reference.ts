import { exampleOf } from './example-of.ts';
import { curlExample, sdkExample } from './examples.ts';
import { type Json, list, record, text } from './json.ts';
import { noteOf, type SchemaRow, schemaRows, typeOf } from './schema-rows.ts';

export interface Problem {
  code: string;
  status: string;
  title: string;
}

export interface Content {
  mediaTypes: string[];
  /** Without rows it is bytes, or JSON of no fixed form. */
  rows: SchemaRow[];
  /** The endpoint above that answers the same, in place of its rows. */
  sameAs?: string;
}

export type AccessKind = 'anyone' | 'person' | 'api-key' | 'organisation';

export interface Operation {
  id: string;
  method: string;
  path: string;
  tag: string;
  summary: string;
  access: AccessKind;
  permission: string;
  parameters: (SchemaRow & { place: string })[];
  request: Content | null;
  response: Content & { status: string };
  problems: Problem[];
  curl: string;
  sdk: string;
}

const methods = ['get', 'post', 'put', 'patch', 'delete'];

/** Reads an OpenAPI document of ours into what the page shows. */
export function readReference(document: unknown, origin: string): Operation[] {
  return Object.entries(record(record(document).paths)).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = record(item)[method];
      return operation === undefined ? [] : [readOperation({ method, path, origin }, record(operation))];
    }),
  );
}

interface Place {
  method: string;
  path: string;
  origin: string;
}

function readOperation({ method, path, origin }: Place, operation: Json): Operation {
  const responses = Object.entries(record(operation.responses));
  const [status, success] = responses.find(([code]) => code.startsWith('2')) ?? ['', {}];
  const access = record(operation['x-laurel-access']);
  const requestBody = operation.requestBody === undefined ? undefined : record(operation.requestBody);
  const parameters = list(operation.parameters).map(record);
  const example = {
    id: text(operation.operationId),
    method: method.toUpperCase(),
    path,
    origin,
    access: text(access.kind),
    parameters: parameters.map((parameter) => ({
      name: text(parameter.name),
      place: text(parameter.in),
      required: parameter.required === true,
      value: exampleOf(record(parameter.schema), text(parameter.name)),
    })),
    body: requestBody && bodyExample(requestBody),
  };
  return {
    id: example.id,
    method: example.method,
    path,
    tag: text(list(operation.tags)[0]),
    summary: text(operation.summary),
    access: accessKind(access.kind),
    permission: text(access.permission),
    parameters: parameters.map(readParameter),
    request: requestBody ? readContent(requestBody) : null,
    response: { status, ...readContent(record(success)) },
    problems: responses.flatMap(([code, response]) => readProblems(code, record(response))),
    curl: curlExample(example),
    sdk: sdkExample(example),
  };
}

function accessKind(kind: unknown): AccessKind {
  return kind === 'anyone' || kind === 'api-key' || kind === 'organisation' ? kind : 'person';
}

function readParameter(parameter: Json) {
  const schema = record(parameter.schema);
  const note = [text(parameter.description), noteOf(schema)].filter(Boolean).join(' ');
  const required = parameter.required === true;
  return { depth: 0, name: text(parameter.name), type: typeOf(schema), required, note, place: text(parameter.in) };
}

function readContent(holder: Json): Content {
  const content = record(holder.content);
  const json = content['application/json'];
  return { mediaTypes: Object.keys(content), rows: json === undefined ? [] : schemaRows(record(record(json).schema)) };
}

function bodyExample(requestBody: Json): { json: unknown } | { mediaType: string } {
  const content = record(requestBody.content);
  // A file is sent as it is, also where JSON that holds it would be taken.
  const file = Object.keys(content).find((mediaType) => mediaType !== 'application/json');
  if (file !== undefined) return { mediaType: file };
  return { json: exampleOf(record(record(content['application/json']).schema)) };
}

/** Our document names the problems of a status in its description: `` `code`: title · `code`: title ``. */
function readProblems(status: string, response: Json): Problem[] {
  if (status.startsWith('2')) return [];
  return text(response.description)
    .split(' · ')
    .flatMap((part) => {
      const [, code, title] = /^`([a-z-]+)`: (.*)$/.exec(part) ?? [];
      return code && title ? [{ code, title, status }] : [];
    });
}
