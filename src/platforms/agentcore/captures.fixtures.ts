/** Bodies as they came over the wire, from the official SDKs and servers (agent platforms, sections 4.1 and 4.3). */

/** What a runtime's plain generator yields, as the AWS SDK received it. */
export const STRINGS = 'data: "hel"\n\ndata: "lo"\n\n';

/** A turn of a Strands agent, which calls a tool in between: model events, its own convenience events, whole messages. */
export const STRANDS = [
  { init_event_loop: true },
  { start: true },
  { start_event_loop: true },
  { event: { messageStart: { role: 'assistant' } } },
  { event: { contentBlockDelta: { delta: { text: 'Let me l\u00f6ok. ' }, contentBlockIndex: 0 } } },
  { data: 'Let me l\u00f6ok. ', delta: { text: 'Let me l\u00f6ok. ' } },
  { event: { contentBlockStop: { contentBlockIndex: 0 } } },
  { event: { contentBlockStart: { start: { toolUse: { toolUseId: 't-1', name: 'clock' } }, contentBlockIndex: 1 } } },
  { event: { contentBlockDelta: { delta: { toolUse: { input: '{}' } }, contentBlockIndex: 1 } } },
  { delta: { toolUse: { input: '{}' } }, current_tool_use: { toolUseId: 't-1', name: 'clock', input: {} } },
  { event: { messageStop: { stopReason: 'tool_use' } } },
  {
    event: {
      metadata: { usage: { inputTokens: 10, outputTokens: 5, totalTokens: 15 }, metrics: { latencyMs: 900 } },
    },
  },
  {
    message: {
      role: 'assistant',
      content: [{ text: 'Let me l\u00f6ok. ' }, { toolUse: { toolUseId: 't-1', name: 'clock', input: {} } }],
    },
  },
  { message: { role: 'user', content: [{ toolResult: { toolUseId: 't-1', content: [{ text: '12:00' }] } }] } },
  "{'result': AgentResult(stop_reason='end_turn', message={'role': 'assistant'})}",
  "{'start': True, 'agent': <strands.agent.agent.Agent object at 0x7f2a>}",
  { event: { messageStart: { role: 'assistant' } } },
  { event: { contentBlockDelta: { delta: { reasoningContent: { text: 'hm' } }, contentBlockIndex: 0 } } },
  { reasoningText: 'hm', delta: { reasoningContent: { text: 'hm' } }, reasoning: true },
  { event: { contentBlockDelta: { delta: { text: 'It is ' }, contentBlockIndex: 1 } } },
  { data: 'It is ', delta: { text: 'It is ' } },
  { event: { contentBlockDelta: { delta: { text: 'noon.' }, contentBlockIndex: 1 } } },
  { data: 'noon.', delta: { text: 'noon.' } },
  { event: { messageStop: { stopReason: 'end_turn' } } },
  { event: { metadata: { usage: { inputTokens: 20, outputTokens: 4, totalTokens: 24 } } } },
  { message: { role: 'assistant', content: [{ reasoningContent: { reasoningText: {} } }, { text: 'It is noon.' }] } },
]
  .map((event) => `data: ${JSON.stringify(event)}\n\n`)
  .join('');

/** What the server of the Python SDK sends when the agent fails in mid-stream, before it ends the stream as always. */
export const STREAM_ERROR =
  'data: "Hel"\n\ndata: {"error":"boom","error_type":"ValueError","message":"An error occurred during streaming"}\n\n';
