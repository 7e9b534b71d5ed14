const NAMESPACE = 'https://www.w3.org/ns/did#';

const problems = {
  INVALID_DID: { status: 400, title: 'The DID is not rightly written, or what it leads to does not hold.' },
  INVALID_DID_URL: { status: 400, title: 'The DID URL is not rightly written.' },
  INVALID_OPTIONS: { status: 400, title: 'An option is not rightly written.' },
  NOT_FOUND: { status: 404, title: 'There is nothing under this identifier.' },
  REPRESENTATION_NOT_SUPPORTED: { status: 406, title: 'It cannot be had in the form that was asked for.' },
  INVALID_DID_DOCUMENT: { status: 500, title: 'The DID document is not rightly written.' },
  INTERNAL_ERROR: { status: 500, title: 'The DID could not be resolved now.' },
  METHOD_NOT_SUPPORTED: { status: 501, title: 'DIDs of this method are not resolved here.' },
  FEATURE_NOT_SUPPORTED: { status: 501, title: 'This is not possible here.' },
} as const;

/** The name of an error of DID resolution. @see https://www.w3.org/TR/did-resolution/#errors */
export type DidProblemName = keyof typeof problems;

/** An error of DID resolution or dereferencing, in the form of RFC 9457. */
export interface DidProblem {
  /** A whole address: `https://www.w3.org/ns/did#NOT_FOUND`. */
  readonly type: string;
  readonly title: string;
  readonly detail?: string;
}

/** Makes a problem. */
export function didProblem(name: DidProblemName, detail?: string): DidProblem {
  const { title } = problems[name];
  return { type: `${NAMESPACE}${name}`, title, ...(detail === undefined ? {} : { detail }) };
}

/**
 * The HTTP status that belongs to a problem; 500 for one that the table does not have.
 *
 * @see https://www.w3.org/TR/did-resolution/#bindings-https
 * @example
 * statusOfDidProblem({ type: 'https://www.w3.org/ns/did#METHOD_NOT_SUPPORTED' }); // 501
 */
export function statusOfDidProblem({ type }: Pick<DidProblem, 'type'>): number {
  const name = type.startsWith(NAMESPACE) ? type.slice(NAMESPACE.length) : '';
  return isName(name) ? problems[name].status : 500;
}

function isName(name: string): name is DidProblemName {
  return Object.hasOwn(problems, name);
}
