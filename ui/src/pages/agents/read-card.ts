/** What pages show of a card. */
export interface ShownCard {
  name: string;
  description: string;
  version: string;
  /** Who made it. */
  provider: string;
  /** Where it says more of itself; only addresses that a browser opens. */
  documentation: string | null;
  /** Where it is called. */
  address: string;
  skills: { id?: string; name?: string; description?: string; tags?: string[]; examples?: string[] }[];
  capabilities: Record<string, unknown>;
  /** Of A2A. */
  versions: string[];
  bindings: string[];
  /** Media types, as one text. */
  inputs: string;
  outputs: string;
}

/** Cards come from agents: nothing in them can be relied on. */
export function readCard(card: unknown): ShownCard {
  const fields = recordOf(card);
  const interfaces = listOf(fields['supportedInterfaces'] ?? fields['additionalInterfaces']).map(recordOf);
  const versions = distinct([...interfaces.map((one) => one['protocolVersion']), fields['protocolVersion']]);
  const bindings = distinct(interfaces.map((one) => one['protocolBinding'] ?? one['transport']));
  return {
    name: textOf(fields['name']),
    description: textOf(fields['description']),
    version: textOf(fields['version']),
    provider: textOf(recordOf(fields['provider'])['organization']),
    documentation: webAddress(textOf(fields['documentationUrl'])),
    address: textOf(interfaces[0]?.['url'] ?? fields['url']),
    skills: listOf(fields['skills']).map(recordOf).map(skillOf),
    capabilities: recordOf(fields['capabilities']),
    versions: [...new Set(versions.map(majorMinor))],
    bindings,
    inputs: texts(fields['defaultInputModes']).join(', '),
    outputs: texts(fields['defaultOutputModes']).join(', '),
  };
}

/** `0.3.0` and `0.3` are the same version of A2A. */
const majorMinor = (version: string): string => version.split('.').slice(0, 2).join('.');

const skillOf = (skill: Record<string, unknown>): ShownCard['skills'][number] => ({
  id: textOf(skill['id']),
  name: textOf(skill['name']),
  description: textOf(skill['description']),
  tags: texts(skill['tags']),
  examples: texts(skill['examples']),
});

/** An address in a card may be anything, a script included. */
const webAddress = (text: string): string | null =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) ? text : null;

const recordOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const texts = (value: unknown): string[] => listOf(value).filter((one) => typeof one === 'string');
const distinct = (values: unknown[]): string[] => [...new Set(texts(values))];
