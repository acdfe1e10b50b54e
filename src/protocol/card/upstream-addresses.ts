import { isJsonObject } from '../json.ts';
import type { ParsedCard } from './parsed-card.ts';

/**
 * The card without its agent's addresses: links to the hosts of its interfaces go, and texts that mention such an address
 * (`curl http://10.0.0.7:8080/…` in an example) mention the gateway's instead. Skill ids and extension URIs stay, being names
 * that both sides compare; so does a bare domain in prose, being no address.
 */
export function withoutUpstream(card: ParsedCard, baseUrl: string): ParsedCard {
  const hosts = [...new Set(card.interfaces.map(({ url }) => hostOf(url)))].filter((host) => host !== '');
  const { provider, documentationUrl, iconUrl, ...rest } = card;
  const isElsewhere = (link: string) => !hosts.includes(hostOf(link));
  const replace = addressReplacer(card, hosts, baseUrl);
  return {
    ...rest,
    ...(provider && isElsewhere(provider.url) && { provider: mapTexts(provider, replace) }),
    ...(documentationUrl && isElsewhere(documentationUrl) && { documentationUrl: replace(documentationUrl) }),
    ...(iconUrl && isElsewhere(iconUrl) && { iconUrl: replace(iconUrl) }),
    name: replace(card.name),
    description: replace(card.description),
    skills: card.skills.map(({ id, ...skill }) => ({ id, ...mapTexts(skill, replace) })),
    capabilities: {
      ...card.capabilities,
      extensions: card.capabilities.extensions.map(({ uri, ...extension }) => ({
        uri,
        ...mapTexts(extension, replace),
      })),
    },
  };
}

/** `host:port` as the address has it; gRPC addresses come without a scheme. Empty when it is no address. */
function hostOf(url: string): string {
  try {
    return new URL(url.includes('://') ? url : `http://${url}`).host;
  } catch {
    return '';
  }
}

/** Longest first, so that an interface's whole URL becomes the base URL and not the base URL with its path behind it. */
function addressReplacer(card: ParsedCard, hosts: string[], baseUrl: string): (text: string) => string {
  const urls = card.interfaces.map(({ url }) => url.replace(/\/+$/, '')).filter((url) => url.includes('://'));
  const patterns = [
    ...urls.toSorted((one, other) => other.length - one.length).map(literally),
    ...hosts.map((host) => `\\w+://${literally(host)}`),
    ...hosts.filter((host) => /:\d+$/.test(host)).map((host) => `(?<![\\w.-])${literally(host)}`),
  ];
  if (patterns.length === 0) return (text) => text;
  const address = new RegExp(`(?:${patterns.join('|')})(?![\\w-]|[.:]\\w)`, 'gi');
  return (text) => text.replace(address, () => baseUrl);
}

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');

/** A copy with every text in it replaced, however deep. */
function mapTexts<T>(value: T, replace: (text: string) => string): T;
function mapTexts(value: unknown, replace: (text: string) => string): unknown {
  if (typeof value === 'string') return replace(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, replace));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, mapTexts(inner, replace)]));
}
