/** HTTP for the modules: routes made of the API contract, problem details, who is calling. */
export { createHttp, type Http } from './create-http.ts';
export { type Listening, listen } from './listen.ts';
export { readAtMost } from './read-at-most.ts';
export { bytes, type Call, type Route, route } from './route.ts';
export type { WebHandler } from './web.ts';
