import { UsageError } from './command-error.ts';

/** The option that every command with a configuration takes. */
export const configOption = {
  config: {
    type: 'string',
    alias: 'c',
    description: 'Configuration file (default: $SWITCHBOARD_CONFIG, else switchboard.yaml or config.yaml here, if any)',
  },
} as const;

/** Where a running gateway is and how to prove that one may manage it. */
export const gatewayOptions = {
  url: {
    type: 'string',
    description: 'Address of the running gateway (default: $SWITCHBOARD_URL, else http://localhost:4000)',
  },
  'admin-key': {
    type: 'string',
    description: 'Admin key (default: $SWITCHBOARD_KEY, else $SWITCHBOARD_MASTER_KEY)',
  },
} as const;

/** @throws UsageError when it is no port */
export function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new UsageError(`--port takes a number from 0 to 65535, not "${text}".`);
}
