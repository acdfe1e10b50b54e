/** Bodies as they came over the wire. */

/** What a runtime's plain generator yields, as the AWS SDK received it. */
export const STRINGS = 'data: "hel"\n\ndata: "lo"\n\n';

/**
 * A turn of a Strands agent (1.62) that calls a tool in between, on AgentCore's Python SDK (1.25): model events, the agent's own
 * events as Python shows them, whole messages. Of the long ones the end is left out.
 */
export const STRANDS = `data: {"init_event_loop": true}

data: {"start": true}

data: {"start_event_loop": true}

data: {"event": {"messageStart": {"role": "assistant"}}}

data: {"event": {"contentBlockStart": {"start": {}}}}

data: {"event": {"contentBlockDelta": {"delta": {"text": "Let me "}}}}

data: "{'data': 'Let me ', 'delta': {'text': 'Let me '}, 'agent': <strands.agent.agent.Agent object at 0x7fb1efdcf110>, …}"

data: {"event": {"contentBlockDelta": {"delta": {"text": "löok. "}}}}

data: "{'data': 'löok. ', 'delta': {'text': 'löok. '}, 'agent': <strands.agent.agent.Agent object at 0x7fb1efdcf110>, …}"

data: {"event": {"contentBlockStop": {}}}

data: {"event": {"contentBlockStart": {"start": {"toolUse": {"name": "clock", "toolUseId": "t-1"}}}}}

data: {"event": {"contentBlockDelta": {"delta": {"toolUse": {"input": "{}"}}}}}

data: "{'type': 'tool_use_stream', 'delta': {'toolUse': {'input': '{}'}}, 'current_tool_use': {'toolUseId': 't-1', 'name': 'clock', 'input': {}}, 'agent': <strands.agent.agent.Agent object at 0x7fb1efdcf110>, …}"

data: {"event": {"contentBlockStop": {}}}

data: {"event": {"messageStop": {"stopReason": "tool_use"}}}

data: {"event": {"metadata": {"usage": {"inputTokens": 10, "outputTokens": 5, "totalTokens": 15}, "metrics": {"latencyMs": 9}}}}

data: {"message": {"role": "assistant", "content": [{"text": "Let me löok. "}, {"toolUse": {"toolUseId": "t-1", "name": "clock", "input": {}}}], "metadata": {"usage": {"inputTokens": 10, "outputTokens": 5, "totalTokens": 15}, "metrics": {"latencyMs": 9}}, "tracking_id": "e87b550d-efa5-4136-bc3e-5807f755a628"}}

data: {"message": {"role": "user", "content": [{"toolResult": {"toolUseId": "t-1", "status": "success", "content": [{"text": "12:00"}]}}], "tracking_id": "c2767fb6-1f0f-4a65-ac9e-5a9ee9df8df6"}}

data: {"start": true}

data: {"start": true}

data: {"start_event_loop": true}

data: {"event": {"messageStart": {"role": "assistant"}}}

data: {"event": {"contentBlockStart": {"start": {}}}}

data: {"event": {"contentBlockDelta": {"delta": {"reasoningContent": {"text": "hm"}}}}}

data: "{'reasoningText': 'hm', 'delta': {'reasoningContent': {'text': 'hm'}}, 'reasoning': True, 'agent': <strands.agent.agent.Agent object at 0x7fb1efdcf110>, …}"

data: {"event": {"contentBlockStop": {}}}

data: {"event": {"contentBlockStart": {"start": {}}}}

data: {"event": {"contentBlockDelta": {"delta": {"text": "It is "}}}}

data: "{'data': 'It is ', 'delta': {'text': 'It is '}, 'agent': <strands.agent.agent.Agent object at 0x7fb1efdcf110>, …}"

data: {"event": {"contentBlockDelta": {"delta": {"text": "noon."}}}}

data: "{'data': 'noon.', 'delta': {'text': 'noon.'}, 'agent': <strands.agent.agent.Agent object at 0x7fb1efdcf110>, …}"

data: {"event": {"contentBlockStop": {}}}

data: {"event": {"messageStop": {"stopReason": "end_turn"}}}

data: {"event": {"metadata": {"usage": {"inputTokens": 10, "outputTokens": 5, "totalTokens": 15}, "metrics": {"latencyMs": 9}}}}

data: {"message": {"role": "assistant", "content": [{"reasoningContent": {"reasoningText": {"text": "hm"}}}, {"text": "It is noon."}], "metadata": {"usage": {"inputTokens": 10, "outputTokens": 5, "totalTokens": 15}, "metrics": {"latencyMs": 9}}, "tracking_id": "8c3b74ba-ae4d-455d-bf91-e8e70a77ad96"}}

data: "{'result': AgentResult(stop_reason='end_turn', message={'role': 'assistant', 'content': [{'reasoningContent': {'reasoningText': {'text': 'hm'}}}, {'text': 'It is noon.'}]}, …)}"

`;

/** What the same SDK sends when the agent fails in mid-stream, before it ends the stream as always. */
export const STREAM_ERROR = `data: "Hel"

data: {"error": "boom", "error_type": "ValueError", "message": "An error occurred during streaming"}

`;
