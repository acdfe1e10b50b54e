import { expect, it } from 'vitest';
import { conversations } from '../support/conversation.ts';
import { hasLanggraph, runSdk, startLanggraph } from './double.ts';
import { startFakeLanggraph } from './fake-server.ts';
import { API_KEY, fakeLanggraphs, langgraph } from './platforms.ts';

const isThere = hasLanggraph();

conversations(isThere ? [...fakeLanggraphs, langgraph] : fakeLanggraphs);

it.runIf(isThere)('the fake gives the official SDK what the server gives it', async () => {
  const [server, ...fakes] = await Promise.all([
    startLanggraph(),
    startFakeLanggraph({ language: 'javascript', apiKey: API_KEY }),
    startFakeLanggraph({ language: 'python', apiKey: API_KEY }),
  ]);
  try {
    const real = await runSdk(server.url, API_KEY);
    expect(real).toMatchObject({ failing: [{ error: 'TypeError', message: 'model exploded' }], assistant: 'agent' });
    for (const fake of fakes) expect(await runSdk(fake.url, API_KEY)).toEqual(real);
  } finally {
    await Promise.all([server, ...fakes].map((one) => one.close()));
  }
});
