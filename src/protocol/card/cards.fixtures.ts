import type { JsonObject } from '../json.ts';

// Cards as real agents served them, field for field, and the odd ones that the field knows.

/** a2a-js 1.3.0, 1.0 only. */
export const CARD_10: JsonObject = {
  name: 'Sample v1 agent',
  description: 'test agent',
  version: '1.0.0',
  supportedInterfaces: [
    {
      url: 'http://127.0.0.1:41101/a2a/jsonrpc',
      protocolBinding: 'JSONRPC',
      tenant: '',
      protocolVersion: '1.0',
    },
    {
      url: 'http://127.0.0.1:41101/a2a/rest',
      protocolBinding: 'HTTP+JSON',
      tenant: '',
      protocolVersion: '1.0',
    },
  ],
  provider: {
    organization: 'test',
    url: 'https://example.com',
  },
  capabilities: {
    streaming: true,
    pushNotifications: true,
    extendedAgentCard: true,
    extensions: [
      {
        uri: 'https://example.com/ext/trace/v1',
        description: 'demo',
        required: false,
      },
    ],
  },
  securitySchemes: {},
  securityRequirements: [],
  defaultInputModes: ['text/plain'],
  defaultOutputModes: ['text/plain', 'application/json'],
  skills: [
    {
      id: 'echo',
      name: 'echo',
      description: 'echoes',
      tags: ['test'],
      examples: [],
      inputModes: [],
      outputModes: [],
      securityRequirements: [],
    },
  ],
  documentationUrl: '',
  signatures: [],
};

/** a2a-js 1.3.0 with compatibility, to a reader that names no version. */
export const CARD_HYBRID: JsonObject = {
  name: 'Sample v1 agent',
  description: 'test agent',
  version: '1.0.0',
  url: 'http://127.0.0.1:41100/a2a/jsonrpc',
  preferredTransport: 'JSONRPC',
  protocolVersion: '0.3',
  capabilities: {
    streaming: true,
    pushNotifications: true,
    extensions: [
      {
        uri: 'https://example.com/ext/trace/v1',
        description: 'demo',
        required: false,
      },
    ],
  },
  defaultInputModes: ['text/plain'],
  defaultOutputModes: ['text/plain', 'application/json'],
  skills: [
    {
      id: 'echo',
      name: 'echo',
      description: 'echoes',
      tags: ['test'],
    },
  ],
  additionalInterfaces: [
    {
      url: 'http://127.0.0.1:41100/a2a/rest',
      transport: 'HTTP+JSON',
    },
    {
      url: '127.0.0.1:41109',
      transport: 'GRPC',
    },
  ],
  provider: {
    url: 'https://example.com',
    organization: 'test',
  },
  supportsAuthenticatedExtendedCard: true,
  supportedInterfaces: [
    {
      url: 'http://127.0.0.1:41100/a2a/jsonrpc',
      protocolBinding: 'JSONRPC',
      tenant: '',
      protocolVersion: '1.0',
    },
    {
      url: 'http://127.0.0.1:41100/a2a/rest',
      protocolBinding: 'HTTP+JSON',
      tenant: '',
      protocolVersion: '1.0',
    },
    {
      url: '127.0.0.1:41109',
      protocolBinding: 'GRPC',
      tenant: '',
      protocolVersion: '1.0',
    },
    {
      url: 'http://127.0.0.1:41100/a2a/jsonrpc',
      protocolBinding: 'JSONRPC',
      tenant: '',
      protocolVersion: '0.3',
    },
    {
      url: 'http://127.0.0.1:41100/a2a/rest',
      protocolBinding: 'HTTP+JSON',
      tenant: '',
      protocolVersion: '0.3',
    },
    {
      url: '127.0.0.1:41109',
      protocolBinding: 'GRPC',
      tenant: '',
      protocolVersion: '0.3',
    },
  ],
};

/** a2a-js 0.3.14. */
export const CARD_03: JsonObject = {
  protocolVersion: '0.3.0',
  name: 'Sample v0.3 agent',
  description: 'test agent',
  version: '1.0.0',
  url: 'http://127.0.0.1:41103/a2a/jsonrpc',
  preferredTransport: 'JSONRPC',
  additionalInterfaces: [
    {
      url: 'http://127.0.0.1:41103/a2a/jsonrpc',
      transport: 'JSONRPC',
    },
    {
      url: 'http://127.0.0.1:41103/a2a/rest',
      transport: 'HTTP+JSON',
    },
  ],
  provider: {
    organization: 'test',
    url: 'https://example.com',
  },
  capabilities: {
    streaming: true,
    pushNotifications: true,
    stateTransitionHistory: true,
  },
  defaultInputModes: ['text/plain'],
  defaultOutputModes: ['text/plain'],
  skills: [
    {
      id: 'echo',
      name: 'echo',
      description: 'echoes',
      tags: ['test'],
    },
  ],
  supportsAuthenticatedExtendedCard: true,
};

/** Security schemes in the `$case` of a2a-js 1.3.0, which serialises its own objects instead of ProtoJSON. */
export const CARD_WITH_CASE: JsonObject = {
  ...CARD_10,
  securitySchemes: {
    bearer: {
      scheme: { $case: 'httpAuthSecurityScheme', value: { description: '', scheme: 'Bearer', bearerFormat: 'JWT' } },
    },
    key: { scheme: { $case: 'apiKeySecurityScheme', value: { description: 'd', location: 'query', name: 'k' } } },
    oauth: {
      scheme: {
        $case: 'oauth2SecurityScheme',
        value: {
          description: '',
          flows: {
            flow: {
              $case: 'clientCredentials',
              value: { tokenUrl: 'https://idp.example/token', refreshUrl: '', scopes: { read: 'to read' } },
            },
          },
          oauth2MetadataUrl: '',
        },
      },
    },
  },
  securityRequirements: [{ schemes: { bearer: { list: [] } } }, { schemes: { oauth: { list: ['read'] } } }],
};

/** The nulls of a Java agent. */
export const CARD_WITH_NULLS: JsonObject = {
  name: 'java',
  description: null,
  url: 'http://localhost:9999',
  provider: null,
  version: '2.1.0',
  documentationUrl: null,
  capabilities: { streaming: true, pushNotifications: null, stateTransitionHistory: false, extensions: null },
  defaultInputModes: null,
  defaultOutputModes: ['text'],
  skills: [{ id: 's', name: 'S', description: 'does', tags: null, examples: null, inputModes: null, security: null }],
  supportsAuthenticatedExtendedCard: null,
  securitySchemes: null,
  security: null,
  iconUrl: null,
  additionalInterfaces: null,
  preferredTransport: null,
  protocolVersion: null,
  signatures: null,
};
