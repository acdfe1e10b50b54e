import openapiTypes, { astToString } from 'openapi-typescript';
import { expect, it } from 'vitest';
import { createAdminBench } from './admin.fixtures.ts';

const HEADER = `// Made from the routes of the management API; never by hand:
// npx vitest run --project unit src/admin/api-types.test.ts --update

`;

/** Parsing and printing hundreds of types takes seconds of a processor that others want as well. */
const PATIENCE_MS = 60_000;

it('the admin UI is typed by the management API as it is', { timeout: PATIENCE_MS }, async () => {
  const bench = await createAdminBench();
  const { json: document } = await bench.ask('GET', '/openapi.json', undefined, null);
  await bench.app.close();
  const types = astToString(await openapiTypes(JSON.stringify(document), { alphabetize: true, silent: true }));
  await expect(HEADER + types).toMatchFileSnapshot('../../ui/src/api/schema.ts');
});
