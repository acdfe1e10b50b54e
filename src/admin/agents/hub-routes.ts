import { z } from 'zod';
import { decide, type Principal } from '../../access/index.ts';
import { PLATFORM_FORMS, type PlatformForm } from '../../config/index.ts';
import { defineRoute } from '../http/route.ts';
import { servedCard } from './agent-view.ts';

const ANYBODY: Principal = { kind: 'anonymous' };

const agentHub = defineRoute({
  name: 'agentHub',
  summary: 'The cards of all public agents, as anybody may read them.',
  tag: 'hub',
  method: 'GET',
  path: '/public/agent_hub',
  permission: 'open',
  answer: z.array(z.record(z.string(), z.unknown())),
  handle: ({ baseUrl }, { registry }) => {
    const shown = registry
      .list()
      .filter((agent) => agent.enabled && agent.public && decide(ANYBODY, 'agent.card', agent).allowed);
    return { body: shown.map((agent) => servedCard(agent, baseUrl)).filter((card) => card !== null) };
  },
});

const field = z.object({
  key: z.string(),
  label: z.string(),
  placeholder: z.string().nullable(),
  tooltip: z.string().nullable(),
  required: z.boolean(),
  field_type: z.enum(['text', 'password']),
  default_value: z.string().nullable(),
  include_in_litellm_params: z.boolean(),
});

const platform = z
  .object({
    agent_type: z.string(),
    agent_type_display_name: z.string(),
    description: z.string(),
    logo_url: z.string().nullable(),
    credential_fields: z.array(field),
    litellm_params_template: z.record(z.string(), z.unknown()),
    model_template: z.string().nullable(),
    inherit_credentials_from_provider: z.string().nullable(),
    use_a2a_form_fields: z.boolean(),
  })
  .meta({ id: 'AgentType' });

type AgentType = z.infer<typeof platform>;

const A2A: AgentType = {
  agent_type: 'a2a',
  agent_type_display_name: 'A2A',
  description: 'Any agent that speaks the Agent2Agent protocol, version 0.3 or 1.0.',
  logo_url: null,
  credential_fields: [],
  litellm_params_template: {},
  model_template: null,
  inherit_credentials_from_provider: null,
  use_a2a_form_fields: true,
};

/** A platform's form as LiteLLM's `AgentCreateInfo`. */
function agentType(name: string, { title, about, fields, provider, model, asksForCard }: PlatformForm): AgentType {
  return {
    agent_type: name,
    agent_type_display_name: title,
    description: about,
    logo_url: null,
    credential_fields: fields.map((field) => ({
      key: field.key,
      label: field.label,
      placeholder: field.example ?? null,
      tooltip: field.choices ? `${field.about} One of: ${field.choices.join(', ')}.` : field.about,
      required: field.required ?? false,
      field_type: field.kind === 'secret' ? 'password' : 'text',
      default_value: field.default ?? null,
      // Forms write it into `model` instead, as the template says.
      include_in_litellm_params: field.key !== model?.id,
    })),
    litellm_params_template: { custom_llm_provider: provider ?? name },
    model_template: model && `${model.prefix}{${model.id}}`,
    inherit_credentials_from_provider: null,
    use_a2a_form_fields: asksForCard,
  };
}

/** What a form for registering agents asks, platform by platform. */
const AGENT_TYPES = [A2A, ...Object.entries(PLATFORM_FORMS).map(([name, form]) => agentType(name, form))];

const agentTypes = defineRoute({
  name: 'agentTypes',
  summary: 'The platforms an agent may run on, and what registering one asks for.',
  tag: 'hub',
  method: 'GET',
  path: '/public/agents/fields',
  permission: 'open',
  answer: z.array(platform),
  handle: () => ({ body: AGENT_TYPES }),
});

export const hubRoutes = [agentHub, agentTypes];
