import { type JsonObject, parseCard, readVersion, renderCard } from '../protocol/index.ts';

const CARD: JsonObject = {
  name: 'Sample agent',
  description: 'Echoes, counts, streams, asks back and fails on demand: a small agent to try things with. Say "help".',
  version: '1.0.0',
  supportedInterfaces: [{ url: 'http://localhost', protocolBinding: 'JSONRPC', protocolVersion: '1.0' }],
  capabilities: { streaming: true, pushNotifications: false, extendedAgentCard: false },
  defaultInputModes: ['text/plain'],
  defaultOutputModes: ['text/plain'],
  skills: [
    skill('echo', 'Echo', 'Says what you said.', ['hello']),
    skill('count', 'Count', 'Counts, at once or in pieces.', ['count 5', 'slow 5 200']),
    skill('ask', 'Ask back', 'Asks for more before it finishes.', ['input']),
  ],
};

function skill(id: string, name: string, description: string, examples: string[]): JsonObject {
  return { id, name, description, tags: ['sample'], examples };
}

/**
 * The agent's card, for readers of 1.0 alone when they say so, else for readers of both versions.
 *
 * @param baseUrl where the agent is reached
 * @param announced the caller's `A2A-Version`
 * @throws SwitchboardError VERSION_NOT_SUPPORTED
 */
export function sampleCard(baseUrl: string, announced: string | undefined): JsonObject {
  const card = parseCard(CARD);
  return renderCard(card, {
    mode: readVersion(announced, undefined) === '1.0' ? '1.0' : 'hybrid',
    baseUrl,
    bindings: [
      { version: '1.0', binding: 'JSONRPC' },
      { version: '1.0', binding: 'HTTP+JSON' },
      { version: '0.3', binding: 'JSONRPC' },
      { version: '0.3', binding: 'HTTP+JSON' },
    ],
    capabilities: card.capabilities,
    security: 'none',
  });
}
