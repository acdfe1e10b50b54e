// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the example shows how variables are named
import { AGENT_FIELDS } from './agent-registration.ts';
import { KEYS, type Key, SECTIONS } from './keys.ts';
import { UNUSED_KEYS, UNUSED_VARIABLES } from './unused.ts';

const TABLE: readonly Key<unknown>[] = Object.values(KEYS);
const keysOf = (section: string): Key<unknown>[] => TABLE.filter(({ path }) => path.startsWith(`${section}.`));

/** The generated part of docs/configuration.md. */
export function renderReference(): string {
  return [
    ...Object.entries(SECTIONS).map(([section, about]) => renderSection(section, about)),
    renderAgents(),
    renderUnused(),
  ].join('\n\n');
}

const renderSection = (section: string, about: string): string =>
  [
    `### \`${section}\``,
    about,
    table(
      ['Key', 'Holds', 'Default', 'Variable', 'Change', 'Meaning'],
      keysOf(section).map((key) => [
        code(key.path.slice(section.length + 1)),
        key.type.name,
        key.default === null ? '' : code(writtenDefault(key)),
        key.variables.map(code).join(', '),
        key.reloadable ? 'live' : 'restart',
        key.about,
      ]),
    ),
  ].join('\n\n');

const renderAgents = (): string =>
  [
    '### `agents`',
    'A list; each entry has these fields. `agent_list` is its older name.',
    table(
      ['Field', 'Meaning'],
      // Fields within `timeouts` and `limits` are those of `agent_defaults`, and explained there.
      [...AGENT_FIELDS].filter(([field]) => !field.includes('.')).map(([field, about]) => [code(field), about]),
    ),
  ].join('\n\n');

function renderUnused(): string {
  const keysByReason = new Map<string, string[]>();
  for (const [key, reason] of [...UNUSED_KEYS, ...UNUSED_VARIABLES]) {
    keysByReason.set(reason, [...(keysByReason.get(reason) ?? []), key]);
  }
  return [
    '### Known and not used',
    table(
      ['Why', 'Keys and variables'],
      [...keysByReason].map(([reason, keys]) => [reason, keys.map(code).join(', ')]),
    ),
  ].join('\n\n');
}

const code = (text: string): string => (text ? `\`${text}\`` : '');

const table = (head: string[], rows: string[][]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** A default as the file writes it. */
const writtenDefault = (key: Key<unknown>): string => key.example ?? JSON.stringify(key.default).replaceAll('"', '');

/**
 * config.example.yaml: every key with its default. A `#` right before a key switches it off; `# ` begins a comment.
 */
export const renderExample = (): string =>
  [
    '# Every key of the configuration, with its default. Keys without one are switched off by the "#" before them.',
    '# docs/configuration.md explains more; "switchboard check" tells what becomes of each key of your file.',
    '#',
    '# Any text may name variables: os.environ/NAME as a whole, or ${NAME} and ${NAME:-default} within it.',
    '# Further files, with the same sections, are read with this one when a list named "include" names them.',
    '',
    ...Object.entries(SECTIONS).flatMap(([section, about]) => [`# ${about}`, ...exampleOf(section), '']),
    ...EXAMPLE_AGENT,
  ].join('\n');

function exampleOf(section: string): string[] {
  let parent = section;
  // What is nested ends a section: nothing of the section itself may come after it.
  const lines = keysOf(section)
    .toSorted(byDepth)
    .flatMap((key) => {
      const steps = key.path.split('.');
      const indent = '  '.repeat(steps.length - 1);
      const before = parent;
      parent = steps.slice(0, -1).join('.');
      const opened = parent === before ? [] : [`${indent.slice(2)}${steps.at(-2)}:`];
      const from = key.variables.length > 0 ? ` Variable: ${key.variables.join(' or ')}.` : '';
      const mark = key.default === null ? '#' : '';
      return [...opened, `${indent}# ${key.about}${from}`, `${indent}${mark}${steps.at(-1)}: ${writtenDefault(key)}`];
    });
  return [`${section}:`, ...lines];
}

const byDepth = (one: Key<unknown>, other: Key<unknown>): number =>
  one.path.split('.').length - other.path.split('.').length;

const EXAMPLE_AGENT = `# The agents. LiteLLM's fields first, then the gateway's own.
#agents:
  #- agent_name: my-agent
    #agent_card_params: {name: My agent, description: Answers questions}
    #litellm_params: {custom_llm_provider: a2a, cost_per_query: 0.05}
    #static_headers: {X-Internal-Token: "\${AGENT_TOKEN:-}"}
    #extra_headers: [x-request-source]
    #object_permission: {agents: [my-large-agent]}
    #access_group_ids: []
    #tpm_limit: 100000
    #rpm_limit: 100
    #max_parallel_requests: 20
    #max_streams: 10
    #max_budget: 50.0
    #budget_duration: 30d
    #soft_budget: 40.0
    #shadow_limits: false
    #session_tpm_limit: 10000
    #session_rpm_limit: 10

    #url: http://localhost:10001
    #card_url: http://localhost:10001/.well-known/agent-card.json
    #card_headers: {X-Internal-Token: "\${AGENT_TOKEN:-}"}
    #credentials:             # of any kind: docs/credentials.md
    #  type: oauth2
    #  token_url: https://login.example.com/oauth2/token
    #  client_id: gateway
    #  client_secret: "\${IDP_SECRET:-secret}"
    #client_certificate: {certificate: "\${TLS_CERTIFICATE:-PEM}", private_key: "\${TLS_KEY:-PEM}"}
    #trust_card_urls: false
    #card_mode: hybrid
    #card_auth: public
    #push_notifications: deny
    #enabled: true
    #public: false
    #log_content: true
    #task_ownership: team
    #chat_history: transcript
    #timeouts: {connect_ms: 10000, first_byte_ms: 600000, idle_ms: 600000, total_ms: 0}
    #limits: {request_bytes: 10485760, response_bytes: 33554432, event_bytes: 8388608}
    #agent_access_groups: [support]
    #health_check: {period_ms: 30000}

  # Several deployments behind one name:
  #- agent_name: my-large-agent
    #deployments: [{name: eu, url: "http://eu.example:10001", weight: 2}, {name: us, url: "http://us.example:10001"}]
    #load_balancing: {strategy: least_in_flight}

# Values for variables that the environment does not set.
#environment_variables:
  #EXAMPLE_VARIABLE: example
`.split('\n');
