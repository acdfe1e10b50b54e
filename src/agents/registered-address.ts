import type { AgentRegistration } from '../config/index.ts';
import type { Json, JsonObject } from '../protocol/index.ts';
import { withoutSlash } from './interfaces.ts';
import { invalid } from './invalid-field.ts';

/** Where an agent is, and where its card is, when somebody gave that instead. */
export interface RegisteredAddress {
  url: string;
  cardUrl: string | null;
}

/** People paste the address of the card: what stands before these is the agent's. */
const CARD_PATH = /\/\.well-known\/agent(-card)?\.json$/;

/**
 * The only address of a registration, in whichever field it stands.
 *
 * @param located where the agent is, given the address that was written, if any
 * @throws SwitchboardError INVALID_PARAMS
 */
export function readAddress(
  registration: Pick<AgentRegistration, 'url' | 'agent_card_params' | 'litellm_params'>,
  located: (written: string | undefined) => string | undefined = (written) => written,
): RegisteredAddress {
  const card = (registration.agent_card_params ?? {}) as JsonObject;
  const candidates = {
    url: registration.url,
    'agent_card_params.url': card['url'],
    'litellm_params.api_base': registration.litellm_params?.['api_base'],
    'agent_card_params.supportedInterfaces': firstInterfaceUrl(card['supportedInterfaces']),
  };
  const [field, written] = Object.entries(candidates).find(([, value]) => value !== undefined && value !== '') ?? [];
  const address = written === undefined || typeof written === 'string' ? located(written) : undefined;
  if (address === undefined) {
    throw invalid(field ?? 'url', 'give the address of the agent, e.g. "http://agent.example:9999/"');
  }
  return checkAddress(field ?? 'url', address);
}

/** @throws SwitchboardError INVALID_PARAMS, naming the field */
export function checkAddress(field: string, written: string): RegisteredAddress {
  const url = URL.canParse(written) ? new URL(written) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) throw invalid(field, 'must be an http or https URL');
  if (url.username || url.password) {
    throw invalid(field, 'must not hold a user name or password; put an Authorization header into static_headers');
  }
  if (!CARD_PATH.test(url.pathname)) return { url: written, cardUrl: null };
  url.pathname = url.pathname.replace(CARD_PATH, '/');
  url.search = '';
  return { url: withoutSlash(url.href), cardUrl: written };
}

const firstInterfaceUrl = (interfaces: Json | undefined): unknown =>
  Array.isArray(interfaces) ? (interfaces[0] as JsonObject | undefined)?.['url'] : undefined;
