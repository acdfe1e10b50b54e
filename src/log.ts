import { type Logger, pino } from 'pino';
import type { Config } from './config/index.ts';

/** Wherever these stand in a log line, their values do not. */
const SECRET_FIELDS = [
  'authorization',
  'cookie',
  'key',
  'apiKey',
  'api_key',
  'token',
  'password',
  'secret',
  'masterKey',
  'saltKey',
];
const SECRET_HEADERS = ['authorization', 'cookie', 'x-litellm-api-key', 'x-api-key', 'api-key'];

/** Structured logs on standard output: JSON lines, ISO times, levels as words, secrets replaced. */
export const createLog = (level: Config['log']['level']): Logger =>
  pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: {
      paths: [
        ...SECRET_FIELDS.flatMap((field) => [field, `*.${field}`]),
        ...SECRET_HEADERS.map((header) => `*.headers["${header}"]`),
      ],
      censor: '[REDACTED]',
    },
  });
