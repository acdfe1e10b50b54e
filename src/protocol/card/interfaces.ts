import type { JsonObject } from '../json.ts';
import type { CardInterface } from './parsed-card.ts';
import { objects, pick, text } from './read.ts';

/**
 * The interfaces of a card in its order of preference (A2A wire notes, 1.8 and 2.6): those of 1.0 first; then the `url` of
 * 0.3, when the card knows no others or says that it speaks 0.3 as well.
 */
export function parseInterfaces(card: JsonObject): CardInterface[] {
  const announced = knownVersion(text(card, 'protocolVersion'));
  const listed = objects(pick(card, 'supportedInterfaces')).flatMap((entry) =>
    parseInterface(entry, announced ?? '1.0'),
  );
  if (listed.length > 0 && announced !== '0.3') return withoutRepetition(listed);
  return withoutRepetition([...listed, ...parseLegacyInterfaces(card)]);
}

function parseLegacyInterfaces(card: JsonObject): CardInterface[] {
  const main = { url: pick(card, 'url'), transport: pick(card, 'preferredTransport') };
  return [main, ...objects(pick(card, 'additionalInterfaces'))].flatMap((entry) => parseInterface(entry, '0.3'));
}

function parseInterface(entry: JsonObject, defaultVersion: string): CardInterface[] {
  const url = text(entry, 'url');
  if (!url) return [];
  const version = text(entry, 'protocolVersion');
  const tenant = text(entry, 'tenant');
  return [
    {
      url,
      binding: knownBinding(text(entry, 'protocolBinding') ?? text(entry, 'transport') ?? 'JSONRPC'),
      version: knownVersion(version) ?? version ?? defaultVersion,
      ...(tenant && { tenant }),
    },
  ];
}

/** Only the major version tells how to speak: 0.2 is spoken as 0.3, and a minor version of 1 adds to 1.0. */
function knownVersion(version: string | undefined): '0.3' | '1.0' | undefined {
  if (version && /^1(\.|$)/.test(version)) return '1.0';
  if (version && /^0\.[23](\.|$)/.test(version)) return '0.3';
  return undefined;
}

const BINDINGS: Record<string, string> = { 'JSON-RPC': 'JSONRPC', REST: 'HTTP+JSON', HTTP_JSON: 'HTTP+JSON' };

function knownBinding(binding: string): string {
  const name = binding.toUpperCase();
  return BINDINGS[name] ?? (['JSONRPC', 'HTTP+JSON', 'GRPC'].includes(name) ? name : binding);
}

function withoutRepetition(interfaces: CardInterface[]): CardInterface[] {
  const seen = new Map<string, CardInterface>();
  for (const entry of interfaces) {
    const key = JSON.stringify([entry.url, entry.binding, entry.version, entry.tenant]);
    if (!seen.has(key)) seen.set(key, entry);
  }
  return [...seen.values()];
}
