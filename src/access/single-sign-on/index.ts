import type { Logger } from 'pino';
import type { Outbound } from '../../outbound/index.ts';
import type { Sealer, Store } from '../../store/index.ts';
import { type AccountsOptions, createAccounts } from './accounts.ts';
import { createIdentityRepository } from './identity-repository.ts';
import { createProvider } from './provider.ts';
import type { SingleSignOnSettings } from './settings.ts';
import { createSingleSignOn, type SingleSignOn } from './single-sign-on.ts';

export type { Person } from './claims.ts';
export type { SingleSignOn } from './single-sign-on.ts';

export interface OpenSingleSignOnOptions extends Pick<AccountsOptions, 'users' | 'teams' | 'invitations'> {
  settings: SingleSignOnSettings;
  db: Store['db'];
  outbound: Pick<Outbound, 'send' | 'classify'>;
  sealer: Sealer;
  /** Epoch milliseconds. */
  clock: () => number;
  log: Logger;
}

/** Puts together what signs people in by an identity provider; asks the provider nothing until somebody does. */
export function openSingleSignOn(options: OpenSingleSignOnOptions): SingleSignOn {
  const { db } = options;
  return createSingleSignOn({
    ...options,
    provider: createProvider(options),
    accounts: createAccounts({ ...options, identities: createIdentityRepository(db) }),
  });
}
