import { helloRequest, indent } from './hello.ts';

interface Welcome {
  url: string;
  /** The admin key; shown only when it was generated now. */
  key: string;
  keyOrigin: 'generated now' | 'generated before' | 'configured';
  /** Name of the sample agent, if it runs. */
  sampleAgent: string | null;
  /** Name of the mock model, if it is there. */
  sampleModel: string | null;
}

/** What a person needs after a start: where it is, the key (once), and a call to copy. */
export function printWelcome({ url, key, keyOrigin, sampleAgent, sampleModel }: Welcome): void {
  // A shell that README has prepared knows the key under this name.
  const bearer = keyOrigin === 'generated now' ? key : '$SWITCHBOARD_KEY';
  const lines = [
    '',
    `  Switchboard is ready at ${url}`,
    '',
    `  Admin UI     ${url}/ui`,
    `  Admin API    ${url}/docs`,
    ...aboutKey(keyOrigin, key).map((line, index) => `  ${index === 0 ? 'Admin key' : '         '}    ${line}`),
    ...(sampleAgent ? ['', '  Try it:', '', indent(sampleCurl(url, sampleAgent, bearer))] : []),
    ...(sampleModel
      ? ['', '  A model, as the OpenAI SDK calls one:', '', indent(modelCurl(url, sampleModel, bearer))]
      : []),
    '',
  ];
  console.log(lines.join('\n'));
}

function aboutKey(origin: Welcome['keyOrigin'], key: string): string[] {
  switch (origin) {
    case 'generated now':
      return [key, 'shown this once; keep it'];
    case 'generated before':
      return [
        'the one that the first start generated and showed, here $SWITCHBOARD_KEY',
        'lost? stop the gateway, and get a new one with: switchboard keys rotate-admin',
      ];
    case 'configured':
      return ['the configured one, here $SWITCHBOARD_KEY'];
  }
}

const sampleCurl = (url: string, agent: string, key: string): string =>
  [
    `curl -s ${url}/a2a/${agent} \\`,
    `  -H "Authorization: Bearer ${key}" -H "Content-Type: application/json" \\`,
    `  -d '${JSON.stringify(helloRequest)}'`,
  ].join('\n');

const modelCurl = (url: string, model: string, key: string): string =>
  [
    `curl -s ${url}/v1/chat/completions \\`,
    `  -H "Authorization: Bearer ${key}" -H "Content-Type: application/json" \\`,
    `  -d '${JSON.stringify({ model, messages: [{ role: 'user', content: 'Hello, model!' }] })}'`,
  ].join('\n');
