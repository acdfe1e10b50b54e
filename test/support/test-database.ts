import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { inject } from 'vitest';

/** Where test files ask for databases, or why they cannot. */
export type PostgresForTests = { socket: string } | { skipped: string };

declare module 'vitest' {
  interface ProvidedContext {
    postgres: PostgresForTests;
  }
}

/** Why tests on PostgreSQL are skipped; undefined when they are not. */
export function postgresSkipped(): string | undefined {
  const postgres = inject('postgres');
  return 'skipped' in postgres ? postgres.skipped : undefined;
}

/** @returns the URL of a new, empty PostgreSQL database, which the end of the test run removes */
export function requestTestDatabase(): Promise<string> {
  const postgres = inject('postgres');
  if ('skipped' in postgres) throw new Error(`There is no PostgreSQL for tests: ${postgres.skipped}`);
  return new Promise((resolve, reject) => {
    const asking = request({ socketPath: postgres.socket, path: '/' }, (response) => {
      text(response).then((body) => (response.statusCode === 200 ? resolve(body) : reject(new Error(body))), reject);
    });
    asking.on('error', reject).end();
  });
}
