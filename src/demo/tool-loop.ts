import type { DemoRole } from './role.ts';

/** Asks something of the gateway. @returns the answer, whatever it is */
export type Ask = (path: string, body: string) => Promise<string>;

interface Completion {
  choices?: { message: { tool_calls?: ToolCall[] } }[];
}

interface ToolCall {
  id: string;
  function: { name: string; arguments: string };
}

/** A model that goes on asking is left alone after so many answers. */
const MOST_TURNS = 4;

/** On whose behalf agents ask models, by turns. */
const CUSTOMERS = ['brandt-logistik', 'nordmark-ab', 'hollis-freight', 'ceramica-valencia'];

/**
 * Works as agents of most frameworks do: its first model says which tools to use, and is told what they came to. The tools are
 * other agents.
 *
 * @param ask asks models @param askAgent asks another agent
 */
export async function askWithTools(
  { title, description, asks = [], asksModels: [model] = [] }: DemoRole,
  asked: string,
  ask: Ask,
  askAgent: (other: string, about: string) => Promise<string>,
): Promise<void> {
  const messages: object[] = [
    { role: 'system', content: `You are ${title}. ${description}. Ask the others before you answer.` },
    { role: 'user', content: asked },
  ];
  const tools = asks.map((name) => ({ type: 'function', function: { name: name.replaceAll('-', '_'), parameters } }));
  const user = CUSTOMERS[asked.length % CUSTOMERS.length];
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    const answer = await ask('/v1/chat/completions', JSON.stringify({ model, messages, tools, user }));
    const message = (JSON.parse(answer) as Completion).choices?.[0]?.message;
    if (!message?.tool_calls) return;
    messages.push(message);
    for (const { id, function: tool } of message.tool_calls) {
      const { about } = JSON.parse(tool.arguments) as { about: string };
      const told = await askAgent(tool.name.replaceAll('_', '-'), about);
      messages.push({ role: 'tool', tool_call_id: id, content: wordsOf(told) });
    }
  }
}

interface Told {
  result?: { task?: { artifacts?: { parts?: { text?: string }[] }[] } };
}

/** What another agent answered, or whatever came instead. */
function wordsOf(told: string): string {
  const { result } = JSON.parse(told) as Told;
  const parts = result?.task?.artifacts?.flatMap((artifact) => artifact.parts ?? []) ?? [];
  return parts.map(({ text = '' }) => text).join('') || told;
}

const parameters = {
  type: 'object',
  properties: { about: { type: 'string', description: 'What to ask.' } },
  required: ['about'],
};
