/** What the environment says; nothing else in the CLI reads it. */
export interface Environment {
  /** Where the server is. */
  origin: string;
  apiKey: string | undefined;
}

/** Reads the environment. An empty variable counts as none. */
export function readEnvironment(variables: NodeJS.ProcessEnv = process.env): Environment {
  return {
    origin: variables.LAUREL_ORIGIN || 'http://localhost:3000',
    apiKey: variables.LAUREL_API_KEY?.trim() || undefined,
  };
}
