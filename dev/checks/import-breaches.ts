/** A file that breaks one import rule on purpose. */
export interface ImportBreach {
  rule: string;
  /** Where it stands in the copy. An existing file gets the imports added. */
  file: string;
  imports: readonly string[];
}

const modules = 'packages/server/src/modules';

// The rule's own table is not read here: a neighbour that slips into it must be missed by somebody.
const forbiddenPackages: Record<string, string[]> = {
  credential: ['api', 'server', 'sdk', 'cli', 'web'],
  api: ['server', 'sdk', 'cli', 'web'],
  server: ['sdk', 'cli', 'web'],
  sdk: ['server', 'cli', 'web'],
  cli: ['api', 'server', 'web'],
  web: ['credential', 'api', 'server', 'cli'],
};
const forbiddenModules: Record<string, string[]> = {
  account: ['issuer', 'learning', 'wallet', 'verifier', 'file'],
  trust: ['account', 'issuer', 'verifier'],
  skill: ['account', 'issuer', 'learning'],
  file: ['account', 'issuer', 'learning'],
  issuer: ['learning', 'wallet', 'verifier', 'pathway', 'log', 'delivery'],
  verifier: ['wallet', 'issuer', 'learning', 'employer'],
  learning: ['wallet', 'verifier', 'pathway', 'delivery'],
  wallet: ['verifier', 'learning', 'pathway', 'delivery'],
  log: ['wallet', 'learning', 'verifier', 'delivery'],
  pathway: ['learning', 'wallet', 'verifier', 'log'],
  employer: ['issuer', 'wallet', 'learning', 'pathway'],
  insight: ['issuer', 'learning', 'wallet', 'employer'],
  delivery: ['issuer', 'learning', 'wallet', 'verifier'],
  erasure: ['learning', 'wallet', 'verifier', 'log'],
};

/** Every module the table knows: the copy holds a door for those not built yet. */
export const moduleNames: readonly string[] = Object.keys(forbiddenModules);

function breach(rule: string, file: string, ...imports: string[]): ImportBreach {
  return { rule, file, imports };
}

/** Files that a breach needs and that breach nothing themselves: a cycle is told once. */
export const importAids: readonly Omit<ImportBreach, 'rule'>[] = [
  { file: 'packages/credential/src/cycle-two.ts', imports: ['./cycle-one.ts'] },
];

/** One breach at least for each rule. */
export const importBreaches: readonly ImportBreach[] = [
  breach('no-cycle', 'packages/credential/src/cycle-one.ts', './cycle-two.ts'),
  breach('not-resolved', 'packages/api/src/breach.ts', './nowhere.ts'),
  breach('undeclared-dependency', 'packages/sdk/src/undeclared.ts', 'pg'),
  breach('undeclared-dependency', 'packages/web/src/undeclared.ts', 'vite'),
  ...Object.entries(forbiddenPackages).flatMap(([name, neighbours]) =>
    neighbours.map((neighbour) =>
      breach(`package-${name}`, `packages/${name}/src/uses-${neighbour}.ts`, `../../${neighbour}/src/index.ts`),
    ),
  ),
  ...['credential', 'api', 'sdk', 'cli', 'web'].map((name) =>
    breach('contracts-for-the-server', `packages/${name}/src/uses-contracts.ts`, '../../../contracts/src/index.ts'),
  ),
  breach('contracts-use-nobody', 'contracts/src/uses-server.ts', '../../packages/server/src/index.ts'),
  breach('package-by-its-door', 'packages/cli/src/through-the-window.ts', '../../sdk/src/inner.ts'),
  breach('dev-and-tests-by-the-door', 'tests/journeys/through-the-window.ts', '../../packages/sdk/src/inner.ts'),
  breach('dev-and-tests-by-the-door', 'dev/through-the-window.ts', '../packages/server/src/storage/inner.ts'),
  ...Object.entries(forbiddenModules).flatMap(([name, neighbours]) =>
    neighbours.map((neighbour) =>
      breach(`module-${name}`, `${modules}/${name}/uses-${neighbour}.ts`, `../${neighbour}/index.ts`),
    ),
  ),
  breach('module-by-its-door', `${modules}/learning/through-the-window.ts`, '../issuer/inner.ts'),
  breach('app-by-the-door', 'packages/server/src/app.ts', './modules/issuer/inner.ts'),
  breach('credential-is-pure', 'packages/credential/src/impure.ts', 'node:fs'),
  breach('browser-has-no-node', 'packages/api/src/not-for-browsers.ts', 'node:fs'),
  breach('browser-has-no-node', 'packages/sdk/src/not-for-browsers.ts', 'node:crypto'),
  breach('browser-has-no-node', 'packages/web/src/not-for-browsers.ts', 'node:path'),
  breach('sql-only-in-stores', `${modules}/issuer/says-sql.ts`, 'kysely'),
  breach('sql-only-in-stores', 'packages/server/src/http/says-sql.ts', 'pg'),
  breach('http-only-in-routes', `${modules}/issuer/knows-http.ts`, '../../http/index.ts'),
  breach('http-kit-only-in-http', `${modules}/issuer/knows-the-kit.ts`, 'hono'),
  breach('http-kit-only-in-http', 'packages/server/src/storage/knows-the-kit.ts', '@hono/node-server'),
  breach('adapters-only-in-app', `${modules}/issuer/knows-an-adapter.ts`, '../../adapters/inner.ts'),
  ...['config', 'http', 'storage', 'ports', 'adapters'].map((ground) =>
    breach('ground-knows-no-module', `packages/server/src/${ground}/knows-a-module.ts`, '../modules/issuer/index.ts'),
  ),
];
