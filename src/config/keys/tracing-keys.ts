import { boolean, choice, environmentName, httpUrl, namedValues, secret, text, texts } from '../value-type.ts';
import { key, optional } from './key.ts';

const SINKS = 'langfuse (or langfuse_otel), otel';

/** Where traces are sent. `tracing.destinations`, a list, is read apart: see trace-destinations.ts. */
export const TRACING_KEYS = {
  callbacks: key({
    path: 'litellm_settings.callbacks',
    reloadable: true,
    type: texts,
    default: [],
    about: `Where traces are sent: ${SINKS}, each with the settings of its variables.`,
  }),
  successCallbacks: key({
    path: 'litellm_settings.success_callback',
    reloadable: true,
    type: texts,
    default: [],
    about: 'The same; calls that failed are sent, too.',
  }),
  failureCallbacks: key({
    path: 'litellm_settings.failure_callback',
    reloadable: true,
    type: texts,
    default: [],
    about: 'The same; calls that succeeded are sent, too.',
  }),
  turnOffMessageLogging: key({
    path: 'litellm_settings.turn_off_message_logging',
    reloadable: true,
    type: boolean,
    default: false,
    about: 'Send nothing of what was said anywhere, whatever the destinations say.',
  }),
  hidesKeys: key({
    path: 'litellm_settings.redact_user_api_key_info',
    reloadable: true,
    type: boolean,
    default: false,
    about: 'Send no user, team, tags and alias of the key with traces.',
  }),
  traceEnvironment: key({
    path: 'tracing.environment',
    reloadable: true,
    type: environmentName,
    default: 'default',
    about: 'What traces say of where the gateway runs.',
    variables: ['LANGFUSE_TRACING_ENVIRONMENT'],
  }),
  serviceName: key({
    path: 'tracing.service_name',
    reloadable: true,
    type: text,
    default: 'switchboard',
    about: 'What traces call the gateway.',
    variables: ['OTEL_SERVICE_NAME'],
  }),
  langfuseUrl: key({
    path: 'tracing.langfuse.host',
    reloadable: true,
    type: httpUrl,
    default: new URL('https://cloud.langfuse.com'),
    about: 'The Langfuse that the callbacks mean.',
    variables: ['LANGFUSE_OTEL_HOST', 'LANGFUSE_HOST', 'LANGFUSE_BASE_URL'],
    example: 'https://cloud.langfuse.com',
  }),
  langfusePublicKey: optional({
    path: 'tracing.langfuse.public_key',
    reloadable: true,
    type: text,
    about: 'Of the project there.',
    variables: ['LANGFUSE_PUBLIC_KEY'],
    example: 'pk-lf-example',
  }),
  langfuseSecretKey: optional({
    path: 'tracing.langfuse.secret_key',
    reloadable: true,
    type: secret,
    about: 'Of the same project.',
    variables: ['LANGFUSE_SECRET_KEY'],
    example: 'sk-lf-example',
  }),
  langfuseContent: key({
    path: 'tracing.langfuse.content',
    reloadable: true,
    type: choice(['full', 'redacted', 'none']),
    default: 'full',
    about: 'What of what was said it gets; secrets are always hidden.',
  }),
  otlpUrl: optional({
    path: 'tracing.otlp.endpoint',
    reloadable: true,
    type: httpUrl,
    about: 'The collector of OpenTelemetry that the callbacks mean; "/v1/traces" is added.',
    variables: ['OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_ENDPOINT'],
    example: 'http://localhost:4318',
  }),
  otlpHeaders: optional({
    path: 'tracing.otlp.headers',
    reloadable: true,
    type: namedValues,
    about: 'Sent to it, as name=value, separated by commas.',
    variables: ['OTEL_EXPORTER_OTLP_HEADERS', 'OTEL_HEADERS'],
    example: 'x-api-key=example',
  }),
  otlpContent: key({
    path: 'tracing.otlp.content',
    reloadable: true,
    type: choice(['full', 'redacted', 'none']),
    default: 'none',
    about: 'What of what was said it gets; secrets are always hidden.',
  }),
};
