import { randomUUID } from 'node:crypto';
import { Client } from '@langchain/langgraph-sdk';

// The official SDK against a server: what a user of it gets, as JSON.

const [apiUrl, apiKey] = process.argv.slice(2);
const client = new Client({ apiUrl, apiKey, callerOptions: { maxRetries: 0 } });
const thread = randomUUID();
const say = (content) => ({ input: { messages: [{ role: 'user', content }] }, ifNotExists: 'create' });
const events = [];
for await (const { event, data } of client.runs.stream(thread, 'agent', {
  ...say('hi'),
  streamMode: ['messages-tuple', 'values'],
}))
  if (event !== 'end') events.push([event, event === 'messages' ? data[0].content : null]);
const failing = [];
for await (const { event, data } of client.runs.stream(thread, 'agent', { ...say('boom'), streamMode: ['values'] }))
  if (event === 'error') failing.push(data);
const assistant = await client.assistants.get('agent');
const asked = [];
for await (const { event, data } of client.runs.stream(thread, 'agent', { ...say('ask'), streamMode: ['updates'] }))
  if (event === 'updates') asked.push(data['__interrupt__']?.map(({ value }) => value));
const resumed = [];
for await (const { event, data } of client.runs.stream(thread, 'agent', {
  command: { resume: 'yes' },
  streamMode: ['values'],
}))
  if (event === 'values') resumed.push(data.messages?.at(-1)?.content);
console.log(JSON.stringify({ events, failing, assistant: assistant.graph_id, asked, resumed: resumed.at(-1) }));
