import type { App } from '../app.ts';
import { createManagementClient } from './management-client.ts';

interface Welcome {
  url: string;
  app: App;
  /** Name of the sample agent, if it runs. */
  sampleAgent: string | null;
}

/** What a person needs after a start: where it is, the key (once), and a call to copy. */
export function printWelcome({ url, app, sampleAgent }: Welcome): void {
  const key = app.adminKeyGenerated ? app.adminKey : '$SWITCHBOARD_MASTER_KEY';
  const lines = [
    '',
    `  Switchboard is ready at ${url}`,
    '',
    `  Admin API    ${url}/docs`,
    ...(app.adminKeyGenerated
      ? [`  Admin key    ${app.adminKey}`, '               shown once; keep it, it is stored sealed']
      : []),
    ...(sampleAgent ? ['', '  Try it:', '', indent(sampleCurl(url, sampleAgent, key))] : []),
    '',
  ];
  console.log(lines.join('\n'));
}

const sampleCurl = (url: string, agent: string, key: string): string =>
  [
    `curl -s ${url}/a2a/${agent} \\`,
    `  -H "Authorization: Bearer ${key}" -H "Content-Type: application/json" \\`,
    `  -d '${JSON.stringify(helloRequest)}'`,
  ].join('\n');

const helloRequest = {
  jsonrpc: '2.0',
  id: 1,
  method: 'SendMessage',
  params: { message: { messageId: 'hello-1', role: 'ROLE_USER', parts: [{ text: 'Hello, Switchboard!' }] } },
};

/** Makes the first call, so that an answer is seen before anything is typed. */
export async function firstCall({ url, key, agent }: { url: string; key: string; agent: string }): Promise<void> {
  const gateway = createManagementClient(url, key);
  // Config agents prove their cards in the background; this one is about to be called.
  await gateway.post(`/v1/agents/${agent}/refresh_card`, {});
  const answer = await gateway.post(`/a2a/${agent}`, helloRequest);
  console.log(`  The first call, made for you:\n\n${indent(JSON.stringify(answer, null, 2))}\n`);
}

const indent = (text: string): string => text.replace(/^/gm, '    ');
