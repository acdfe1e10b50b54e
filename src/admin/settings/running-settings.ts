import type { Config, RunningConfiguration } from '../../config/index.ts';
import type { LedgerLag } from '../../ledger/index.ts';

/** How the gateway is set up and how far its records are, for people who look. */
export interface RunningSettings {
  /** What holds since the start; nothing of it that is a secret is shown. */
  config: Pick<
    Config,
    'server' | 'singleSignOn' | 'ledger' | 'audit' | 'tasks' | 'pushNotifications' | 'modelRouting' | 'agentDefaults'
  >;
  /** Of the process. */
  nodeVersion: string;
  /** Epoch milliseconds. */
  startedAt: number;
  configuration: Pick<RunningConfiguration, 'read' | 'pending' | 'apply'>;
  ledgerLag: () => LedgerLag;
}
