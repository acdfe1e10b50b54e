import { readLimitTerms } from '../access/index.ts';
import type { AgentRegistration, Config } from '../config/index.ts';
import type { Agent, Deployment, Pause } from './agent.ts';
import { balancingOf, contentLoggingOf, healthCheckOf, limitsOf, mayCallOf } from './agent-rules.ts';
import { callableInterfaces, type Proof, type Proofs } from './card-proof.ts';
import { isNative } from './native-face.ts';
import { deploymentsOf } from './proving.ts';
import { splitSecrets } from './registration-secrets.ts';
import { readTerms, timeoutsOf } from './registration-terms.ts';
import type { AgentRecord, DeploymentRecord } from './registry-contract.ts';
import { commonCapabilities, type ShownCard, shownCard } from './shown-card.ts';

/** All that is known of one agent. Never changed: what changes is a new entry. */
export interface AgentEntry {
  id: string;
  source: Agent['source'];
  /** With its secrets in place, without `enabled` and `public`, which stand beside it. */
  registration: AgentRegistration;
  enabled: boolean;
  public: boolean;
  paused: Pause | null;
  proofs: Proofs;
  createdAt: number;
  createdBy: string;
  updatedAt: number;
  updatedBy: string;
}

/** An entry with what follows from it. */
export interface Resident {
  entry: AgentEntry;
  record: AgentRecord;
}

/** What the configuration says about agents in general. */
export interface AgentRules {
  defaults: Config['agentDefaults'];
  /** Ids and names that the config file publishes. */
  published: ReadonlySet<string>;
}

/**
 * Works out the agent that an entry describes.
 *
 * @throws SwitchboardError INVALID_PARAMS when the registration means nothing
 */
export function resident(entry: AgentEntry, rules: AgentRules): Resident {
  const { registration, createdAt, createdBy, updatedAt, updatedBy } = entry;
  const deployments = readDeployments(entry);
  const [first] = deployments;
  const { open } = splitSecrets(registration);
  return {
    entry,
    record: {
      agent: buildAgent(entry, deployments, rules),
      registration: open,
      deployments: deployments.map(({ record }) => record),
      cardFetchedAt: (servingOf(deployments) ?? first)?.record.cardFetchedAt ?? null,
      cardError: working(deployments).find(({ record }) => record.cardError !== null)?.record.cardError ?? null,
      createdAt,
      createdBy,
      updatedAt,
      updatedBy,
    },
  };
}

/** A deployment with the card it shows. */
interface Known {
  deployment: Deployment;
  shown: ShownCard | undefined;
  record: DeploymentRecord;
}

/** Callers see one card: that of the first deployment that gets calls and has shown any. */
const servingOf = (deployments: readonly Known[]): Known | undefined => working(deployments).find(({ shown }) => shown);

const working = (deployments: readonly Known[]): Known[] =>
  deployments.filter(({ deployment }) => deployment.weight > 0);

function readDeployments(entry: AgentEntry): Known[] {
  const { source, registration } = entry;
  const terms = readTerms(registration);
  return deploymentsOf(entry).map(({ id, terms: deploymentTerms, proof }) => {
    const { name, url, weight, priority, headers: staticHeaders, identity } = deploymentTerms;
    const shown = shownCard(proof, deploymentTerms, { source, registration, terms });
    const deployment: Deployment = {
      id,
      name: name ?? id,
      url,
      network: networkOf(proof),
      interfaces: shown ? callableInterfaces(shown.parsed, deploymentTerms, registration) : [],
      speaksA2a: terms.platform === 'a2a' || isNative(proof.card, url),
      staticHeaders,
      identity,
      weight,
      priority,
    };
    const { cardFetchedAt, cardError } = proof;
    return { deployment, shown, record: { deployment, cardFetchedAt, cardError } };
  });
}

/** The strictest class until the name has been resolved. */
const networkOf = ({ network }: Proof): Deployment['network'] => network ?? 'public';

function buildAgent(entry: AgentEntry, known: readonly Known[], { defaults, published }: AgentRules): Agent {
  const { registration } = entry;
  const terms = readTerms(registration);
  const isPublic = entry.public || published.has(entry.id) || published.has(registration.agent_name);
  return {
    id: entry.id,
    name: registration.agent_name,
    platform: terms.platform,
    platformSettings: terms.settings,
    source: entry.source,
    enabled: entry.enabled,
    public: isPublic,
    paused: entry.paused,
    deployments: known.map(({ deployment }) => deployment),
    balancing: balancingOf(registration, defaults),
    healthCheck: healthCheckOf(registration, defaults),
    upstreamCard: servingOf(known)?.shown?.card ?? null,
    cardOverrides: terms.cardOverrides,
    capabilities: commonCapabilities(
      working(known).flatMap(({ shown }) => shown ?? []),
      terms.cardOverrides,
    ),
    cardMode: registration.card_mode ?? defaults.cardMode,
    cardAuth: registration.card_auth ?? (isPublic ? 'public' : 'key'),
    extraHeaders: (registration.extra_headers ?? []).map((name) => name.toLowerCase()),
    push: registration.push_notifications ?? 'deny',
    timeouts: timeoutsOf(registration, terms, defaults),
    limits: limitsOf(registration, defaults),
    callLimits: readLimitTerms(registration),
    mayCall: mayCallOf(registration),
    pricing: terms.pricing,
    sessionGuards: terms.sessionGuards,
    contentLogging: contentLoggingOf(registration.log_content),
    taskOwnership: registration.task_ownership ?? null,
    chatHistory: registration.chat_history ?? 'transcript',
    accessGroups: registration.agent_access_groups ?? [],
  };
}
