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

/**
 * Structured logs on standard error, which holds nothing else: JSON lines, ISO times, levels as words, secrets replaced.
 * Standard output is for what a person asked a command for, such as a new key, which belongs into no log.
 */
export const createLog = (level: Config['log']['level']): Logger =>
  pino(
    {
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
    },
    pino.destination({ fd: process.stderr.fd, sync: true }),
  );
