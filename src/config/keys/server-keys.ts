import {
  choice,
  httpUrl,
  megabytes,
  milliseconds,
  networks,
  seconds,
  text,
  texts,
  wholeNumber,
} from '../value-type.ts';
import { key, optional } from './key.ts';

const atLeastOne = wholeNumber(1, Number.MAX_SAFE_INTEGER);

const MEBIBYTE = 1024 * 1024;

/** How callers reach the gateway, and how it tells of itself. */
export const SERVER_KEYS = {
  host: key({
    path: 'server.host',
    type: text,
    default: '0.0.0.0',
    about: 'Address to listen on.',
    variables: ['HOST'],
  }),
  port: key({
    path: 'server.port',
    type: wholeNumber(0, 65_535),
    default: 4000,
    about: 'Port to listen on; 0 takes a free one.',
    variables: ['PORT'],
  }),
  publicUrl: optional({
    path: 'server.public_url',
    type: httpUrl,
    about: 'The address callers use, written into agent cards. When it is not set, it is taken from each request.',
    variables: ['PROXY_BASE_URL'],
    example: 'https://agents.example.com',
  }),
  trustedProxies: key({
    path: 'server.trusted_proxies',
    type: networks,
    default: [],
    about: 'Proxies in front of the gateway whose X-Forwarded-* headers are believed.',
    variables: ['SWITCHBOARD_TRUSTED_PROXIES'],
  }),
  allowedAddresses: optional({
    path: 'general_settings.allowed_ips',
    type: networks,
    about:
      'Addresses that are served, whatever keys they have, and no others; agents that push notifications among them. Probes are for all.',
    example: '[10.0.0.0/8, 192.0.2.7]',
  }),
  corsOrigins: key({
    path: 'server.cors_origins',
    type: texts,
    default: [],
    about: 'Origins whose pages may call the gateway from browsers, such as https://chat.example.com; "*" for all.',
    variables: ['SWITCHBOARD_CORS_ORIGINS'],
  }),
  configReload: key<'auto' | 'confirm'>({
    path: 'server.config_reload',
    type: choice(['auto', 'confirm']),
    default: 'auto',
    about:
      'What becomes of changes of this file while the gateway runs: "auto" takes valid ones over at once, "confirm" when an administrator has seen the difference and applies it.',
    reloadable: true,
  }),
  defaultAgent: optional({
    path: 'server.default_agent',
    type: text,
    about: 'Name of the agent whose card is served at /.well-known/agent-card.json.',
    reloadable: true,
    example: 'my-agent',
  }),
  shutdownGraceMs: key({
    path: 'server.shutdown_grace_ms',
    type: milliseconds,
    default: 60_000,
    about: 'How long open calls may go on after a stop was asked for.',
  }),
  maxConnections: key({
    path: 'server.max_connections',
    type: atLeastOne,
    default: 10_000,
    about:
      'How many connections callers may have open, all together. The limit of open files must allow for twice as many.',
  }),
  maxStreams: key({
    path: 'server.max_streams',
    type: atLeastOne,
    default: 5_000,
    about: 'How many streams may be open to callers, all together.',
  }),
  logLevel: key({
    path: 'log.level',
    type: choice(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']),
    default: 'info',
    about: 'What is written to the log: messages of this level and above.',
    variables: ['SWITCHBOARD_LOG_LEVEL', 'LITELLM_LOG'],
  }),
  maxRequestBytes: key({
    path: 'general_settings.max_request_size_mb',
    type: megabytes,
    default: 10 * MEBIBYTE,
    about: 'The largest request body that is read, for every agent.',
    example: '10',
  }),
  keepAliveMs: key({
    path: 'litellm_settings.sse_keepalive_ping_interval_seconds',
    type: seconds,
    default: 15_000,
    about: 'Silence on a stream after which a comment is sent, so that proxies keep it open.',
    example: '15',
  }),
  metricsAuth: key({
    path: 'metrics.auth',
    type: choice(['admin', 'none']),
    default: 'admin',
    about: "Who may read /metrics: the holder of the administrator's key, or everyone.",
  }),
};
