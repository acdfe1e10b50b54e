import { agentCoreAddress, googleAgentAddress } from './addresses.ts';
import type { AdaptedPlatform, PlatformField, PlatformForm } from './form.ts';

const apiBase = (example: string, about = 'Where it is.'): PlatformField => ({
  key: 'api_base',
  label: 'Address',
  about,
  kind: 'text',
  required: true,
  example,
});

/** For platforms whose address follows from the agent's name. */
const otherAddress: PlatformField = {
  key: 'api_base',
  label: 'Address',
  about: 'Another endpoint than the one of the region, for private connections.',
  kind: 'text',
};

const secret = (key: string, label: string, about: string): PlatformField => ({
  key,
  label,
  about,
  kind: 'secret',
  credential: true,
});

const identity = (key: string, label: string, about: string): PlatformField => ({
  key,
  label,
  about,
  kind: 'text',
  credential: true,
});

const tokenNetwork: PlatformField = {
  key: 'token_network',
  label: 'Token network',
  about: 'Where tokens are issued; public when not given.',
  kind: 'choice',
  choices: ['public', 'private', 'loopback'],
  credential: true,
};

const template = (about: string): PlatformField => ({ key: 'input_template', label: 'Input', about, kind: 'object' });

/**
 * Every platform that is not A2A, and what its agents are registered with. An adapter's settings are these fields, less
 * those marked `credential`, with defaults filled in; whatever else stands in `litellm_params` is handed on as it is.
 */
export const PLATFORM_FORMS: Record<AdaptedPlatform, PlatformForm> = {
  langgraph: {
    title: 'LangGraph',
    about: 'An assistant on a LangGraph Agent Server.',
    provider: 'langgraph',
    model: { prefix: 'langgraph/', id: 'assistant_id' },
    asksForCard: false,
    fields: [
      {
        key: 'assistant_id',
        label: 'Assistant',
        about: "The assistant's id, or its graph's name.",
        kind: 'text',
        required: true,
        default: 'agent',
        example: 'agent',
      },
      apiBase('http://localhost:2024'),
      secret('api_key', 'API key', 'Sent as x-api-key.'),
      {
        key: 'protocol',
        label: 'Protocol',
        about: 'By runs of threads, or by A2A, where the server offers that.',
        kind: 'choice',
        choices: ['runs', 'a2a'],
      },
      {
        key: 'input_key',
        label: 'Input key',
        about: 'Where the state takes what is said.',
        kind: 'text',
        default: 'messages',
      },
      {
        key: 'data_parts',
        label: 'Data',
        about: "As text of the message, or as members of the graph's input.",
        kind: 'choice',
        choices: ['text', 'input'],
      },
      {
        key: 'file_blocks',
        label: 'Files',
        about: 'As LangChain wrote them before 1.0, or as since.',
        kind: 'choice',
        choices: ['v0', 'v1'],
      },
      { key: 'recursion_limit', label: 'Steps', about: 'Of a run, at most.', kind: 'number' },
      { key: 'configurable', label: 'Configurable', about: 'Sent with every run.', kind: 'object' },
      { key: 'context', label: 'Context', about: 'Sent with every run.', kind: 'object' },
      { key: 'stream_subgraphs', label: 'Subgraphs', about: 'Stream what subgraphs say, too.', kind: 'switch' },
    ],
  },
  vertex_agent_engine: {
    title: 'Vertex AI Agent Engine',
    about: 'An agent on Google Cloud: deployed to Agent Engine, or made in Gemini Enterprise.',
    provider: 'vertex_ai',
    model: { prefix: 'vertex_ai/agent_engine/', id: 'reasoning_engine_id' },
    asksForCard: false,
    address: googleAgentAddress,
    fields: [
      {
        key: 'reasoning_engine_id',
        label: 'Engine',
        about:
          'Its number, or its whole resource name, which holds project and location; of an agent of Gemini Enterprise, or of ' +
          'a data agent, its resource name.',
        kind: 'text',
        required: true,
        example: 'projects/my-project/locations/us-central1/reasoningEngines/1234567890',
      },
      { key: 'vertex_project', label: 'Project', about: 'With a number only: the project.', kind: 'text' },
      {
        key: 'vertex_location',
        label: 'Location',
        about: 'With a number only: where it was deployed.',
        kind: 'text',
        default: 'us-central1',
      },
      secret(
        'vertex_credentials',
        'Credentials',
        "A service account's key or another credentials file, as JSON. Without it: those of the gateway's own surroundings.",
      ),
      identity('quota_project', 'Quota project', "Who pays, with a user's credentials."),
      identity('token_url', 'Token address', "Another than Google's own, for private connections."),
      tokenNetwork,
      otherAddress,
      {
        key: 'class_method',
        label: 'Method',
        about: "The engine's method to call; found out when not given.",
        kind: 'text',
      },
      template(
        'The input of an engine that is no ADK app; `{{text}}`, `{{data}}` and `{{files}}` stand for what is said, ' +
          '`{{session}}`, `{{user}}` and `{{task}}` for where and by whom.',
      ),
      { key: 'run_config', label: 'Run', about: "More of the configuration of an ADK app's runs.", kind: 'object' },
      {
        key: 'tool_events',
        label: 'Tools',
        about: 'Tell which tools are called, as progress of the task.',
        kind: 'switch',
      },
    ],
  },
  azure_ai_foundry: {
    title: 'Azure AI Foundry',
    about: 'An agent of a project in Azure AI Foundry.',
    provider: 'azure_ai',
    model: { prefix: 'azure_ai/agents/', id: 'agent_id' },
    asksForCard: false,
    fields: [
      {
        key: 'agent_id',
        label: 'Agent',
        about: "The agent's name; of a classic agent, its id.",
        kind: 'text',
        required: true,
        example: 'my-agent',
      },
      apiBase('https://my-resource.services.ai.azure.com/api/projects/my-project', "The project's endpoint."),
      secret(
        'api_key',
        'Key or token',
        'A key of the resource, or a token of Entra ID that somebody else keeps fresh.',
      ),
      secret('azure_ad_token', 'Token', 'The same token, by its other name.'),
      identity('tenant_id', 'Tenant', 'Of Entra ID.'),
      identity('client_id', 'Client', 'Of the application, or of the managed identity.'),
      secret('client_secret', 'Client secret', 'Without it: the managed or workload identity of the gateway.'),
      identity('authority', 'Authority', 'Of Entra ID in another cloud, e.g. https://login.microsoftonline.us.'),
      identity('azure_scope', 'Scope', 'Of tokens in another cloud; https://ai.azure.com/.default when not given.'),
      tokenNetwork,
      {
        key: 'protocol',
        label: 'Protocol',
        about:
          'Responses, those of a hosted agent, threads and runs for classic agents, or A2A where it is switched on; ' +
          'by the id when not given.',
        kind: 'choice',
        choices: ['responses', 'hosted', 'classic', 'a2a'],
      },
      { key: 'agent_version', label: 'Version', about: 'The newest when not given.', kind: 'text' },
      { key: 'instructions', label: 'Instructions', about: 'Said with every turn.', kind: 'text' },
      {
        key: 'background',
        label: 'Background',
        about: 'Which responses outlive the connection: those that nobody waits for, all, or none.',
        kind: 'choice',
        choices: ['detached', 'always', 'never'],
      },
      {
        key: 'file_tool',
        label: 'Files',
        about: 'The tool of a classic agent that gets files.',
        kind: 'choice',
        choices: ['file_search', 'code_interpreter'],
      },
      { key: 'agent_reference_key', label: 'Reference key', about: 'How requests name the agent.', kind: 'text' },
      { key: 'api_version', label: 'API version', about: 'v1 when not given.', kind: 'text' },
      { key: 'extra_body', label: 'More', about: 'Of every request for a response.', kind: 'object' },
    ],
  },
  bedrock_agentcore: {
    title: 'Bedrock AgentCore',
    about: 'An agent in a runtime of Amazon Bedrock AgentCore.',
    provider: 'bedrock',
    model: { prefix: 'bedrock/agentcore/', id: 'agent_runtime_arn' },
    asksForCard: false,
    address: agentCoreAddress,
    fields: [
      {
        key: 'agent_runtime_arn',
        label: 'Runtime',
        about: 'Its ARN, which holds the region.',
        kind: 'text',
        required: true,
        example: 'arn:aws:bedrock-agentcore:us-west-2:123456789012:runtime/my_agent-AbCdEf1234',
      },
      { key: 'qualifier', label: 'Endpoint', about: 'DEFAULT when not given.', kind: 'text' },
      {
        key: 'protocol',
        label: 'Protocol',
        about: 'What the runtime speaks; A2A when it shows a card, unless given.',
        kind: 'choice',
        choices: ['http', 'a2a'],
      },
      secret('aws_access_key_id', 'Access key', 'Without it: the credentials of the gateway’s own surroundings.'),
      secret('aws_secret_access_key', 'Secret key', 'Of the access key.'),
      secret('aws_session_token', 'Session token', 'Of temporary keys.'),
      identity('aws_profile_name', 'Profile', "A profile of the gateway's own AWS files."),
      identity('aws_role_name', 'Role', 'The ARN of a role to take on.'),
      identity('aws_session_name', 'Session', 'How the role names the session.'),
      identity('aws_external_id', 'External id', 'That the role asks for.'),
      secret('aws_web_identity_token', 'Web identity token', 'Taken for the role instead of keys.'),
      identity('aws_sts_endpoint', 'Token service', "Another one than the region's."),
      tokenNetwork,
      secret('api_key', 'Token', 'For runtimes that take an OAuth token instead.'),
      otherAddress,
      template(
        'The payload of a runtime that speaks HTTP; `{{text}}`, `{{data}}`, `{{files}}`, `{{session}}` and `{{user}}` stand for what is said, where and by whom. {"prompt":"{{text}}"} when not given.',
      ),
      {
        key: 'output_pointer',
        label: 'Output',
        about: 'The JSON pointer of the answer, where it is not obvious.',
        kind: 'text',
      },
      {
        key: 'runtime_user_id',
        label: 'User',
        about: 'Sent as the user of the runtime; `{{user}}` stands for whoever calls, as a keyed hash.',
        kind: 'text',
      },
      {
        key: 'cancel_stops_session',
        label: 'Cancel stops',
        about: 'Cancelling a runtime that speaks HTTP ends its whole session.',
        kind: 'switch',
      },
    ],
  },
  pydantic_ai_agents: {
    title: 'Pydantic AI',
    about: 'An agent served by Pydantic AI (FastA2A).',
    provider: null,
    model: null,
    asksForCard: true,
    fields: [apiBase('http://localhost:9999')],
  },
  openai: {
    title: 'OpenAI-compatible',
    about: 'A model behind an OpenAI-compatible endpoint, with instructions that make it an agent.',
    provider: null,
    model: { prefix: 'openai/', id: 'model' },
    asksForCard: false,
    fields: [
      { key: 'model', label: 'Model', about: 'Its name there.', kind: 'text', required: true, example: 'gpt-4.1' },
      apiBase('https://api.openai.com/v1', 'Of the API, with its version.'),
      secret('api_key', 'API key', 'Sent as a bearer token.'),
      {
        key: 'protocol',
        label: 'Protocol',
        about: 'Which of the two APIs is called.',
        kind: 'choice',
        choices: ['responses', 'chat'],
        default: 'responses',
      },
      { key: 'instructions', label: 'Instructions', about: 'What the agent is and does.', kind: 'text' },
      { key: 'extra_body', label: 'More', about: 'Of every request: temperature, tools, …', kind: 'object' },
      { key: 'background', label: 'Background', about: 'Responses outlive the connection.', kind: 'switch' },
    ],
  },
};
