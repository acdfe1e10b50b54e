import { SwitchboardError } from '../../protocol/index.ts';
import type { Sealer } from '../../store/index.ts';
import type { Accounts, Found } from './accounts.ts';
import { type Person, readPerson } from './claims.ts';
import type { Checks, Provider } from './provider.ts';
import type { SingleSignOnSettings } from './settings.ts';

/** Signs people in by what an identity provider says of them. */
export interface SingleSignOn {
  /** The provider's name, for people. */
  name: string;
  issuer: string;
  /**
   * @param redirectUri where the provider sends them back to
   * @returns where to send somebody, and what only their browser may keep until they are back
   * @throws SwitchboardError UNAVAILABLE
   */
  begin(redirectUri: string): Promise<{ url: string; ticket: string; lastsSeconds: number }>;
  /**
   * Who came back from the provider.
   *
   * @param query of the address they came back to
   * @param ticket what the browser kept
   * @throws SwitchboardError UNAUTHENTICATED, UNAVAILABLE
   */
  finish(query: string, ticket: string | undefined): Promise<Person>;
  /** The user that they are here. @throws SwitchboardError as `Accounts.userOf` */
  userOf(person: Person, invitation: string | undefined): Promise<Found>;
  /** Where to go to be signed out at the provider, too; null when there is no such place. */
  signOutUrl(returnTo: string): Promise<string | null>;
}

export interface SingleSignOnOptions {
  settings: SingleSignOnSettings;
  provider: Provider;
  accounts: Accounts;
  sealer: Sealer;
  /** Epoch milliseconds. */
  clock: () => number;
}

/** Sealed: whoever can set cookies in somebody's browser cannot make one. */
interface Ticket extends Checks {
  redirectUri: string;
  expiresAt: number;
}

const CONTEXT = 'single-sign-on:browser:ticket';
/** As long as it may take to find a second factor. */
const LASTS_SECONDS = 10 * 60;

export function createSingleSignOn(options: SingleSignOnOptions): SingleSignOn {
  const { settings, provider, accounts, sealer, clock } = options;

  const open = (sealed: string | undefined): Ticket => {
    if (sealed === undefined) throw tooLate();
    const ticket = JSON.parse(openSealed(sealer, sealed)) as Ticket;
    if (ticket.expiresAt <= clock()) throw tooLate();
    return ticket;
  };

  return {
    name: settings.name,
    issuer: settings.issuer.href,

    async begin(redirectUri) {
      const { url, checks } = await provider.authorize(redirectUri);
      const ticket: Ticket = { ...checks, redirectUri, expiresAt: clock() + LASTS_SECONDS * 1000 };
      return { url, ticket: sealer.seal(JSON.stringify(ticket), CONTEXT), lastsSeconds: LASTS_SECONDS };
    },

    async finish(query, sealed) {
      const { redirectUri, ...checks } = open(sealed);
      const callback = new URL(redirectUri);
      callback.search = query;
      return readPerson(await provider.exchange(callback, checks), settings);
    },

    userOf: (person, invitation) => accounts.userOf(person, invitation),

    signOutUrl: (returnTo) => provider.endSessionUrl(returnTo),
  };
}

function openSealed(sealer: Sealer, sealed: string): string {
  try {
    return sealer.open(sealed, CONTEXT);
  } catch (cause) {
    throw new SwitchboardError('UNAUTHENTICATED', TOO_LATE, { cause });
  }
}

const TOO_LATE = 'This sign-in began in another browser, or too long ago. Begin it again.';
const tooLate = (): SwitchboardError => new SwitchboardError('UNAUTHENTICATED', TOO_LATE);
