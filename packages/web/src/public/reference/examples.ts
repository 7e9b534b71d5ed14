/** What the examples of one endpoint are made of. */
export interface ExampleInput {
  id: string;
  method: string;
  path: string;
  origin: string;
  access: string;
  parameters: { name: string; place: string; required: boolean; value: unknown }[];
  body: { json: unknown } | { mediaType: string } | undefined;
}

/** The call with curl; capitals stand for what the reader fills in. */
export function curlExample({ method, path, origin, access, parameters, body }: ExampleInput): string {
  const address = path.replaceAll(/\{\+?(\w+)\}/g, (_, name: string) =>
    name.replaceAll(/([A-Z])/g, '_$1').toUpperCase(),
  );
  const query = parameters
    .filter(({ place, required }) => place === 'query' && required)
    .map(({ name, value }) => `${name}=${encodeURIComponent(String(value))}`);
  const url = `${origin}${address}${query.length > 0 ? `?${query.join('&')}` : ''}`;
  const isIdempotent = parameters.some(({ name }) => name === 'Idempotency-Key');
  return [
    `curl${method === 'GET' ? '' : ` -X ${method}`} ${quoted(url)}`,
    ...(access === 'organisation' || access === 'api-key' ? ['-H "Authorization: Bearer $LAUREL_API_KEY"'] : []),
    ...(access === 'person' ? ['-b cookies.txt'] : []),
    ...(isIdempotent ? ['-H "Idempotency-Key: $(uuidgen)"'] : []),
    ...bodyFlags(body),
  ].join(' \\\n  ');
}

function bodyFlags(body: ExampleInput['body']): string[] {
  if (!body) return [];
  if ('mediaType' in body) return [`-H ${quoted(`Content-Type: ${body.mediaType}`)}`, '--data-binary @FILE'];
  return [`-H 'Content-Type: application/json'`, `-d ${quoted(JSON.stringify(body.json, null, 2))}`];
}

/** In single quotes a shell reads nothing; a quote itself is taken out of them. */
function quoted(value: string): string {
  return `'${value.replaceAll("'", `'\\''`)}'`;
}

/** The same call with the SDK. */
export function sdkExample({ id, parameters, body }: ExampleInput): string {
  const of = (place: string) =>
    parameters.filter((parameter) => parameter.place === place && (place === 'path' || parameter.required));
  const group = (place: string) => Object.fromEntries(of(place).map(({ name, value }) => [name, value]));
  const parts = {
    ...(of('path').length > 0 && { params: group('path') }),
    ...(of('query').length > 0 && { query: group('query') }),
    ...(body && 'json' in body && { body: body.json }),
  };
  const upload = body && 'mediaType' in body ? [`  file,\n  mediaType: '${body.mediaType}',\n`] : [];
  const lines = Object.entries(parts).map(([name, value]) => `  ${name}: ${literal(value)},\n`);
  const members = [...lines, ...upload].join('');
  return `const answer = await client.${id}(${members ? `{\n${members}}` : ''});`;
}

/** JSON as a person would write it in TypeScript: names without quotes, text in single ones. */
function literal(value: unknown): string {
  return JSON.stringify(value, null, 2)
    .replaceAll(/^(\s*)"(\w+)":/gm, '$1$2:')
    .replaceAll(/"((?:[^"\\']|\\[^"])*)"/g, "'$1'")
    .replaceAll('\n', '\n  ');
}
