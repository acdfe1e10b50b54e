import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ERRORS } from '../../src/protocol/index.ts';

const page = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8');

/** The page's table, in the terms of the code's. */
const documented = Object.fromEntries(
  [...page.matchAll(/^\| `(\w+)` \| (\d+) \| (\d+) \| (-\d+) \| (yes|no) \| (.+) \|$/gm)].map(
    ([, code, status, rpcStatus, rpc, retry]) => [
      code,
      { status: Number(status), rpcStatus: Number(rpcStatus), rpc: Number(rpc), retry: retry === 'yes' },
    ],
  ),
);

test('every error is documented as it is, and no error is that is not', () => {
  const table = Object.entries(ERRORS).map(([code, { status, rpcStatus, rpc, retry }]) => [
    code,
    { status, rpcStatus, rpc, retry },
  ]);
  expect(documented).toEqual(Object.fromEntries(table));
});
