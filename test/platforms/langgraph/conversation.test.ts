import { afterAll, beforeAll, expect, it } from 'vitest';
import { conversations } from '../support/conversation.ts';
import type { RunningPlatform } from '../support/platform.ts';
import { hasLanggraph, runSdk } from './double.ts';
import { startFakeLanggraph } from './fake-server.ts';
import { API_KEY, fakeLanggraphs, langgraph } from './platforms.ts';

// The real server takes a while to start: there is one for everything.
const isThere = hasLanggraph();
let server: RunningPlatform | undefined;
beforeAll(async () => {
  if (isThere) server = await langgraph.start();
});
afterAll(() => server?.close());

const real = { ...langgraph, start: async () => ({ url: server?.url ?? '', close: async () => undefined }) };

conversations(isThere ? [...fakeLanggraphs, real] : fakeLanggraphs);

it.runIf(isThere)('the fake gives the official SDK what the server gives it', async () => {
  const languages = ['javascript', 'python'] as const;
  const fakes = await Promise.all(languages.map((language) => startFakeLanggraph({ language, apiKey: API_KEY })));
  try {
    const [told, ...fakesTold] = await Promise.all([server?.url ?? '', ...fakes.map(({ url }) => url)].map(sdkUser));
    expect(told).toMatchObject({ failing: [{ error: 'TypeError', message: 'model exploded' }], assistant: 'agent' });
    for (const fakeTold of fakesTold) expect(fakeTold).toEqual(told);
  } finally {
    await Promise.all(fakes.map((fake) => fake.close()));
  }
});

/** What a user of the SDK gets. */
const sdkUser = (url: string): Promise<unknown> => runSdk(url, API_KEY);
