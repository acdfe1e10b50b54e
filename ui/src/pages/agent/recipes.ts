/** Where an agent is called, and with which words. The key is never a real one. */
export interface Called {
  /** The gateway's address, without a trailing slash. */
  base: string;
  /** The agent's name there. */
  agent: string;
  /** What is said to it. */
  words: string;
}

/** How an agent is called, in the words of each client: the README has the same, and its tests run them. */
export const RECIPES = {
  curl: ({ base, agent, words }: Called) => `curl ${base}/a2a/${agent} \\
  -H "Authorization: Bearer $SWITCHBOARD_KEY" \\
  -H "A2A-Version: 1.0" \\
  -H "Content-Type: application/json" \\
  -d '{"jsonrpc": "2.0", "id": 1,
    "method": "SendMessage", "params": {"message": {
    "messageId": "1", "role": "ROLE_USER",
    "parts": [{"text": ${inShell(words)}}]}}}'`,
  Python: ({ base, agent, words }: Called) => `import asyncio, os, uuid, httpx
from a2a.client import ClientConfig
from a2a.client.client_factory import ClientFactory
from a2a.types.a2a_pb2 import (
  Message, Part, Role, SendMessageRequest)

async def main():
  key = os.environ["SWITCHBOARD_KEY"]
  headers = {"Authorization": f"Bearer {key}"}
  async with httpx.AsyncClient(headers=headers) as http:
    factory = ClientFactory(ClientConfig(httpx_client=http))
    client = await factory.create_from_url(
      "${base}/a2a/${agent}")
    message = Message(
      message_id=str(uuid.uuid4()), role=Role.ROLE_USER,
      parts=[Part(text=${JSON.stringify(words)})])
    request = SendMessageRequest(message=message)
    async for event in client.send_message(request):
      print(event)

asyncio.run(main())`,
  TypeScript: ({ base, agent, words }: Called) => `import { SendMessageRequest } from "@a2a-js/sdk";
import {
  ClientFactory, DefaultAgentCardResolver,
  JsonRpcTransportFactory } from "@a2a-js/sdk/client";

const fetchImpl: typeof fetch = (url, init) => {
  const headers = new Headers(init?.headers);
  const key = process.env.SWITCHBOARD_KEY;
  headers.set("Authorization", \`Bearer \${key}\`);
  return fetch(url, { ...init, headers });
};
const client = await new ClientFactory({
  transports: [new JsonRpcTransportFactory({ fetchImpl })],
  cardResolver: new DefaultAgentCardResolver({ fetchImpl }),
}).createFromUrl("${base}/a2a/${agent}/");

const message = {
  messageId: crypto.randomUUID(), role: "ROLE_USER",
  parts: [{ text: ${JSON.stringify(words)} }] };
console.log(await client.sendMessage(
  SendMessageRequest.fromJSON({ message })));`,
  OpenAI: ({ base, agent, words }: Called) => `import OpenAI from "openai";

const openai = new OpenAI({
  baseURL: "${base}/v1",
  apiKey: process.env.SWITCHBOARD_KEY });
const response = await openai.responses.create({
  model: "a2a/${agent}",
  input: ${JSON.stringify(words)} });
console.log(response.output_text);`,
} as const;

export type RecipeName = keyof typeof RECIPES;

/** A JSON text within the single quotes of a shell. */
const inShell = (words: string): string => JSON.stringify(words).replaceAll("'", "'\\''");
