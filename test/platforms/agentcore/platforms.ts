import { no, type PlatformUnderTest, yes } from '../support/platform.ts';
import { httpContainer } from './containers.ts';
import { ARN, startFakeAgentCore, TOKEN } from './fake-server.ts';
import { EXTERNAL_ID, KEYS, ROLE } from './fake-sts.ts';

const params = {
  custom_llm_provider: 'bedrock_agentcore',
  agent_runtime_arn: ARN,
  input_template: { prompt: '{{text}}', files: '{{files}}' },
};

const agent = {
  proof: "a strict fake that verifies signatures, checked by AWS's SDK",
  card: { name: 'my_agent', skills: [{ id: 'invoke' }] },
  can: {
    turns: yes('as long as the session lives'),
    stream: yes(),
    takeFiles: yes('where `input_template` has a place for them'),
    takeData: yes('as text, or where `input_template` has a place for it'),
    answerFiles: yes(),
    answerData: yes(),
    ask: no('runtimes that speak HTTP know no questions'),
    cancel: yes('by cutting the exchange; `cancel_stops_session` ends the session as well'),
    outlive: no('runtimes answer on the connection on which they were asked'),
    countTokens: yes('where the framework tells them'),
  },
} satisfies Partial<PlatformUnderTest>;

/** Signed with the keys of a role. */
export const agentcoreStreamed: PlatformUnderTest = {
  ...agent,
  name: 'Bedrock AgentCore, streamed',
  proof: `${agent.proof}, and what a Strands agent really streamed`,
  start: () => startFakeAgentCore({ container: () => httpContainer('strands') }),
  litellm_params: ({ platform }) => ({
    ...params,
    aws_access_key_id: KEYS.accessKeyId,
    aws_secret_access_key: KEYS.secretAccessKey,
    aws_role_name: ROLE,
    aws_external_id: EXTERNAL_ID,
    aws_sts_endpoint: `${platform}/sts`,
    token_network: 'loopback',
  }),
  wrongCredentials: { aws_secret_access_key: 'wrong' },
};

/** With an OAuth token. */
export const agentcoreWhole: PlatformUnderTest = {
  ...agent,
  name: 'Bedrock AgentCore, in one piece',
  start: () => startFakeAgentCore({ container: () => httpContainer('json'), auth: 'oauth' }),
  litellm_params: { ...params, api_key: TOKEN },
  wrongCredentials: { api_key: 'wrong' },
  can: { ...agent.can, stream: no('this agent answers when it is done') },
};
