import type { Logger } from 'pino';
import { helloRequest, indent } from './hello.ts';
import { createManagementClient } from './management-client.ts';

interface FirstCall {
  url: string;
  key: string;
  agent: string;
}

/** Makes the first call, so that an answer is seen before anything is typed. The gateway serves whatever becomes of it. */
export async function firstCall({ url, key, agent }: FirstCall, log: Logger): Promise<void> {
  try {
    const gateway = createManagementClient(url, key);
    // Config agents prove their cards in the background; this one is about to be called.
    await gateway.post(`/v1/agents/${agent}/refresh_card`, {});
    const answer = await gateway.post(`/a2a/${agent}`, helloRequest);
    console.log(`  The first call, made for you:\n\n${indent(JSON.stringify(answer, null, 2))}\n`);
  } catch (err) {
    log.warn({ err }, 'the first call, to the sample agent, failed');
  }
}
