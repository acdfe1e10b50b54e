/** How an agent is called, in the words of each client. The key is never a real one. */
export const RECIPES = {
  Python: (base: string, agent: string) => `from a2a.client import create_client

client = await create_client(
  "${base}/a2a/${agent}",
  headers={"Authorization": "Bearer sk-…"})
async for event in client.send_message(message):
  print(event)`,
  TypeScript: (base: string, agent: string) => `import { ClientFactory } from "@a2a-js/sdk/client";

const client = await new ClientFactory()
  .createFromUrl("${base}/a2a/${agent}");
for await (const event of client.sendMessageStream(
  { message }, { serviceParameters: {
    Authorization: "Bearer sk-…" } }))
  console.log(event);`,
  curl: (base: string, agent: string) => `curl ${base}/a2a/${agent} \\
  -H "Authorization: Bearer sk-…" \\
  -H "A2A-Version: 1.0" \\
  -H "Content-Type: application/json" \\
  -d '{"jsonrpc":"2.0","id":1,
    "method":"SendMessage","params":{"message":{
    "messageId":"1","role":"ROLE_USER",
    "parts":[{"text":"Hello"}]}}}'`,
} as const;

export type RecipeName = keyof typeof RECIPES;
