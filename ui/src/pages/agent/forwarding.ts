/** What each recipe begins with: the headers that the agent was called with, in the words of the A2A SDK. */
const PASSED_ON = `def passed_on(context):
  headers = context.call_context.state.get("headers", {})
  return {name: value for name, value in headers.items()
          if name.lower().startswith("x-litellm-")}`;

/** How an agent hands on where its calls come from, in the words of what it is made with (docs/openai-clients.md). */
export const FORWARDING_RECIPES = {
  'OpenAI SDK': `${PASSED_ON}

client = OpenAI(
  base_url=GATEWAY + "/v1", api_key=KEY,
  default_headers=passed_on(context))`,
  LangChain: `${PASSED_ON}

model = ChatOpenAI(
  model="…", base_url=GATEWAY + "/v1", api_key=KEY,
  default_headers=passed_on(context))`,
  'LiteLLM SDK': `${PASSED_ON}

answer = litellm.completion(
  model="openai/…", api_base=GATEWAY + "/v1", api_key=KEY,
  messages=messages, extra_headers=passed_on(context))`,
  httpx: `${PASSED_ON}

answer = httpx.post(
  GATEWAY + "/v1/chat/completions",
  headers={"Authorization": f"Bearer {KEY}",
           **passed_on(context)},
  json={"model": "…", "messages": messages})`,
} as const;

export type ForwardingRecipe = keyof typeof FORWARDING_RECIPES;
