import { bytes, choice, duration, httpUrl, milliseconds, networks, texts } from '../value-type.ts';
import { key, optional } from './key.ts';

const MEBIBYTE = 1024 * 1024;

/** What holds for agents that set nothing themselves, which are public, and where they may be sent to. */
export const AGENTS_KEYS = {
  publicAgents: key({
    path: 'litellm_settings.public_agent_groups',
    type: texts,
    default: [],
    about: 'Names or ids of the agents that the public catalogue shows.',
    reloadable: true,
  }),
  cardMode: key({
    path: 'agent_defaults.card_mode',
    type: choice(['hybrid', '1.0', '0.3']),
    default: 'hybrid',
    about: 'Which card callers get: one that clients of A2A 1.0 and 0.3 both understand, or that of one version.',
  }),
  cardRefreshMs: key({
    path: 'agent_defaults.card_refresh_ms',
    type: milliseconds,
    default: 3_600_000,
    about: "How often agents' cards are fetched again; 0 never.",
  }),
  connectMs: key({
    path: 'agent_defaults.timeouts.connect_ms',
    type: milliseconds,
    default: 10_000,
    about: 'Longest wait for a connection to an agent, TLS included.',
  }),
  firstByteMs: key({
    path: 'agent_defaults.timeouts.first_byte_ms',
    type: milliseconds,
    default: 600_000,
    about: "Longest wait for an agent's answer to begin.",
  }),
  idleMs: key({
    path: 'agent_defaults.timeouts.idle_ms',
    type: milliseconds,
    default: 600_000,
    about: "Longest silence within an agent's answer.",
  }),
  totalMs: key({
    path: 'agent_defaults.timeouts.total_ms',
    type: milliseconds,
    default: 6_000_000,
    about: 'The whole of a call; 0 sets no limit.',
  }),
  requestBytes: key({
    path: 'agent_defaults.limits.request_bytes',
    type: bytes,
    default: 10 * MEBIBYTE,
    about: 'The largest request to an agent.',
  }),
  responseBytes: key({
    path: 'agent_defaults.limits.response_bytes',
    type: bytes,
    default: 32 * MEBIBYTE,
    about: "The largest answer of an agent; streams are limited by their events' size only.",
  }),
  eventBytes: key({
    path: 'agent_defaults.limits.event_bytes',
    type: bytes,
    default: 8 * MEBIBYTE,
    about: "The largest event of an agent's stream.",
  }),
  callbackRanges: key({
    path: 'push_notifications.allowed_ranges',
    type: networks,
    default: [],
    about:
      'Addresses besides public ones that callers may name for push notifications, where an agent takes them ' +
      '(push_notifications: validate or relay).',
  }),
  callbackUrl: optional({
    path: 'push_notifications.callback_url',
    type: httpUrl,
    about:
      'The address under which agents reach the gateway, to push what it relays. When it is not set, it is ' +
      'server.public_url, and without that one http://localhost and the port.',
    example: 'https://agents.internal.example.com',
  }),
  pushRetentionMs: key({
    path: 'push_notifications.retention',
    type: duration,
    default: 7 * 24 * 60 * 60 * 1000,
    about: 'Relayed notifications that were delivered or given up longer ago are forgotten.',
    example: '7d',
  }),
};
