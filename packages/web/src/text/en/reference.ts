/** The reference of the API. Its summaries, types and limits come from the OpenAPI document, which is in English. */
export const referenceWords = {
  reference: {
    title: 'API reference',
    lead: 'Everything the pages do goes over this API, and so can everything you build. It is described by an OpenAPI 3.1 document, from which this page is made.',
    download: 'Download the OpenAPI document',
    search: 'Search endpoints by name, address or word',
    found_one: '{{count}} endpoint for “{{search}}”',
    found_other: '{{count}} endpoints for “{{search}}”',
    noneFoundTitle: 'No endpoint was found for “{{search}}”',
    noneFound:
      'Try fewer or other words: part of an address, such as “credentials”, or what you would like to do, such as “revoke”.',
    showAll: 'Show all endpoints',
    groups: 'Groups of endpoints',
    count_one: '{{count}} endpoint',
    count_other: '{{count}} endpoints',
    start: {
      title: 'Before the first call',
      authTitle: 'Who is calling',
      auth: 'A program sends an API key of an organisation. Make one in the issuer console under “API keys”, with only the scopes it needs. The key is shown once; keep it like a password.',
      session:
        'A person is signed in by a cookie, as these pages are. Endpoints for “somebody signed in” want that cookie; many endpoints want nothing at all.',
      idempotencyTitle: 'Sending it again without doing it twice',
      idempotency:
        'Where an endpoint takes the header Idempotency-Key, send a word of your own that is new for each thing you want done. If no answer came, send the same request with the same key: it answers as the first one did, and nothing is done twice.',
      listsTitle: 'Long lists',
      lists:
        'A list answers with “items” and “nextCursor”. While that is not null, ask again with it as “cursor”. A page has 50 entries unless you set “limit”, at most 100.',
      problemsTitle: 'When it is refused',
      problems:
        'A refusal is a problem document (RFC 9457) with a stable “code”; decide by that, never by the words. Every code stands at the end of this page.',
      curl: 'With curl',
      sdk: 'With the TypeScript SDK',
    },
    access: {
      anyone: 'Anyone',
      person: 'Somebody signed in',
      'api-key': 'An API key',
      organisation: 'A member of the organisation whose role has this permission, or an API key with this scope:',
    },
    operation: {
      access: 'Who may call it',
      parameters: 'Parameters',
      request: 'Request body',
      response: 'Answer, status {{status}}',
      sameAs: 'The same as the answer of',
      noBody: 'No body.',
      bytes: 'Bytes of type {{types}}.',
      orBytes: 'Or the bytes of a file, of type {{types}}.',
      anyJson: 'A JSON object of no fixed form.',
      problems: 'Problems',
      examples: 'Examples',
      name: 'Name',
      type: 'Type',
      note: 'Limits',
      required: 'required',
      schema: 'Members of {{what}}',
      link: 'Link to {{id}}',
    },
    problems: {
      title: 'Every problem',
      lead: 'Codes never change their meaning. Unless the detail says otherwise, a refused request changed nothing.',
    },
  },
} as const;
