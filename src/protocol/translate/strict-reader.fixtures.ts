import { isJsonObject, type Json, RawNumber } from '../json.ts';

/**
 * A reader as strict as a2a-python and the TCK: it knows the messages of the 1.0 proto by heart, and complains of any field
 * that is not among them, of a wrong type, of a missing REQUIRED field and of more or less than one member of a one-of.
 */
interface MessageType {
  fields: Record<string, FieldType>;
  required?: readonly string[];
  oneOf?: readonly string[];
}

type FieldType = string | readonly [FieldType] | { mapOf: FieldType };

const state = 'state';
const oauthFlow = { scopes: { mapOf: 'string' }, refreshUrl: 'string' } as const;

const TYPES: Record<string, MessageType> = {
  Message: {
    fields: {
      messageId: 'string',
      contextId: 'string',
      taskId: 'string',
      role: 'role',
      parts: ['Part'],
      metadata: 'struct',
      extensions: ['string'],
      referenceTaskIds: ['string'],
    },
    required: ['messageId', 'role', 'parts'],
  },
  Part: {
    fields: {
      text: 'string',
      raw: 'string',
      url: 'string',
      data: 'value',
      metadata: 'struct',
      filename: 'string',
      mediaType: 'string',
    },
    oneOf: ['text', 'raw', 'url', 'data'],
  },
  TaskStatus: { fields: { state, message: 'Message', timestamp: 'timestamp' } },
  Artifact: {
    fields: {
      artifactId: 'string',
      name: 'string',
      description: 'string',
      parts: ['Part'],
      metadata: 'struct',
      extensions: ['string'],
    },
    required: ['artifactId', 'parts'],
  },
  Task: {
    fields: {
      id: 'string',
      contextId: 'string',
      status: 'TaskStatus',
      artifacts: ['Artifact'],
      history: ['Message'],
      metadata: 'struct',
    },
    required: ['id', 'status'],
  },
  TaskStatusUpdateEvent: {
    fields: { taskId: 'string', contextId: 'string', status: 'TaskStatus', metadata: 'struct' },
    required: ['taskId', 'contextId', 'status'],
  },
  TaskArtifactUpdateEvent: {
    fields: {
      taskId: 'string',
      contextId: 'string',
      artifact: 'Artifact',
      append: 'boolean',
      lastChunk: 'boolean',
      metadata: 'struct',
    },
    required: ['taskId', 'contextId', 'artifact'],
  },
  StreamResponse: {
    fields: {
      task: 'Task',
      message: 'Message',
      statusUpdate: 'TaskStatusUpdateEvent',
      artifactUpdate: 'TaskArtifactUpdateEvent',
    },
    oneOf: ['task', 'message', 'statusUpdate', 'artifactUpdate'],
  },
  SendMessageResponse: { fields: { task: 'Task', message: 'Message' }, oneOf: ['task', 'message'] },
  AuthenticationInfo: { fields: { scheme: 'string', credentials: 'string' } },
  TaskPushNotificationConfig: {
    fields: {
      tenant: 'string',
      id: 'string',
      taskId: 'string',
      url: 'string',
      token: 'string',
      authentication: 'AuthenticationInfo',
    },
    required: ['url'],
  },
  SendMessageConfiguration: {
    fields: {
      acceptedOutputModes: ['string'],
      taskPushNotificationConfig: 'TaskPushNotificationConfig',
      historyLength: 'number',
      returnImmediately: 'boolean',
    },
  },
  SendMessageRequest: {
    fields: { message: 'Message', configuration: 'SendMessageConfiguration', metadata: 'struct' },
    required: ['message'],
  },
  ListTaskPushNotificationConfigsResponse: {
    fields: { configs: ['TaskPushNotificationConfig'], nextPageToken: 'string' },
  },
  AgentCard: {
    fields: {
      name: 'string',
      description: 'string',
      supportedInterfaces: ['AgentInterface'],
      provider: 'AgentProvider',
      version: 'string',
      documentationUrl: 'string',
      capabilities: 'AgentCapabilities',
      securitySchemes: { mapOf: 'SecurityScheme' },
      securityRequirements: ['SecurityRequirement'],
      defaultInputModes: ['string'],
      defaultOutputModes: ['string'],
      skills: ['AgentSkill'],
      iconUrl: 'string',
    },
    required: [
      'name',
      'description',
      'supportedInterfaces',
      'version',
      'capabilities',
      'defaultInputModes',
      'defaultOutputModes',
      'skills',
    ],
  },
  AgentInterface: {
    fields: { url: 'string', protocolBinding: 'string', tenant: 'string', protocolVersion: 'string' },
    required: ['url', 'protocolBinding', 'protocolVersion'],
  },
  AgentProvider: { fields: { url: 'string', organization: 'string' }, required: ['url', 'organization'] },
  AgentCapabilities: {
    fields: {
      streaming: 'boolean',
      pushNotifications: 'boolean',
      extensions: ['AgentExtension'],
      extendedAgentCard: 'boolean',
    },
  },
  AgentExtension: { fields: { uri: 'string', description: 'string', required: 'boolean', params: 'struct' } },
  AgentSkill: {
    fields: {
      id: 'string',
      name: 'string',
      description: 'string',
      tags: ['string'],
      examples: ['string'],
      inputModes: ['string'],
      outputModes: ['string'],
      securityRequirements: ['SecurityRequirement'],
    },
    required: ['id', 'name', 'description', 'tags'],
  },
  StringList: { fields: { list: ['string'] } },
  SecurityRequirement: { fields: { schemes: { mapOf: 'StringList' } } },
  SecurityScheme: {
    fields: {
      apiKeySecurityScheme: 'APIKeySecurityScheme',
      httpAuthSecurityScheme: 'HTTPAuthSecurityScheme',
      oauth2SecurityScheme: 'OAuth2SecurityScheme',
      openIdConnectSecurityScheme: 'OpenIdConnectSecurityScheme',
      mtlsSecurityScheme: 'MutualTlsSecurityScheme',
    },
    oneOf: [
      'apiKeySecurityScheme',
      'httpAuthSecurityScheme',
      'oauth2SecurityScheme',
      'openIdConnectSecurityScheme',
      'mtlsSecurityScheme',
    ],
  },
  APIKeySecurityScheme: {
    fields: { description: 'string', location: 'string', name: 'string' },
    required: ['location', 'name'],
  },
  HTTPAuthSecurityScheme: {
    fields: { description: 'string', scheme: 'string', bearerFormat: 'string' },
    required: ['scheme'],
  },
  OAuth2SecurityScheme: {
    fields: { description: 'string', flows: 'OAuthFlows', oauth2MetadataUrl: 'string' },
    required: ['flows'],
  },
  OpenIdConnectSecurityScheme: {
    fields: { description: 'string', openIdConnectUrl: 'string' },
    required: ['openIdConnectUrl'],
  },
  MutualTlsSecurityScheme: { fields: { description: 'string' } },
  OAuthFlows: {
    fields: {
      authorizationCode: 'AuthorizationCodeOAuthFlow',
      clientCredentials: 'ClientCredentialsOAuthFlow',
      implicit: 'ImplicitOAuthFlow',
      password: 'PasswordOAuthFlow',
      deviceCode: 'DeviceCodeOAuthFlow',
    },
    oneOf: ['authorizationCode', 'clientCredentials', 'implicit', 'password', 'deviceCode'],
  },
  AuthorizationCodeOAuthFlow: {
    fields: { authorizationUrl: 'string', tokenUrl: 'string', pkceRequired: 'boolean', ...oauthFlow },
  },
  ClientCredentialsOAuthFlow: { fields: { tokenUrl: 'string', ...oauthFlow } },
  ImplicitOAuthFlow: { fields: { authorizationUrl: 'string', ...oauthFlow } },
  PasswordOAuthFlow: { fields: { tokenUrl: 'string', ...oauthFlow } },
  DeviceCodeOAuthFlow: { fields: { deviceAuthorizationUrl: 'string', tokenUrl: 'string', ...oauthFlow } },
};

const STATES =
  /^TASK_STATE_(UNSPECIFIED|SUBMITTED|WORKING|COMPLETED|FAILED|CANCELED|INPUT_REQUIRED|REJECTED|AUTH_REQUIRED)$/;
const TIMESTAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/;

const isString = (value: Json | undefined, pattern = /^/): boolean => typeof value === 'string' && pattern.test(value);

const SCALARS: Record<string, (value: Json | undefined) => boolean> = {
  string: (value) => isString(value),
  boolean: (value) => typeof value === 'boolean',
  number: (value) => typeof value === 'number' || value instanceof RawNumber,
  state: (value) => isString(value, STATES),
  role: (value) => isString(value, /^ROLE_(USER|AGENT)$/),
  timestamp: (value) => isString(value, TIMESTAMP),
  struct: isJsonObject,
  value: (value) => value !== undefined,
};

/** What a strict reader of 1.0 would complain of; empty when it reads the value. */
export function complaints10(type: FieldType, value: Json | undefined, path = ''): string[] {
  if (typeof type !== 'string') {
    if ('mapOf' in type) {
      if (!isJsonObject(value)) return [`${path} is no map`];
      return Object.entries(value).flatMap(([name, item]) => complaints10(type.mapOf, item, `${path}/${name}`));
    }
    const [element] = type;
    if (!Array.isArray(value)) return [`${path} is no list`];
    return value.flatMap((item, index) => complaints10(element, item, `${path}/${index}`));
  }
  const scalar = SCALARS[type];
  if (scalar) return scalar(value) ? [] : [`${path} is no ${type}`];
  const message = TYPES[type];
  if (!message) throw new Error(`no such type: ${type}`);
  if (!isJsonObject(value)) return [`${path} is no ${type}`];
  const names = Object.keys(value).filter((name) => value[name] !== undefined);
  const members = message.oneOf?.filter((name) => names.includes(name));
  return [
    ...names.filter((name) => !message.fields[name]).map((name) => `${path}/${name} is unknown`),
    ...(message.required ?? []).filter((name) => !names.includes(name)).map((name) => `${path}/${name} is missing`),
    ...(members && members.length !== 1 ? [`${path} has ${members.length} of a one-of`] : []),
    ...names.flatMap((name) => {
      const field = message.fields[name];
      return field ? complaints10(field, value[name], `${path}/${name}`) : [];
    }),
  ];
}
