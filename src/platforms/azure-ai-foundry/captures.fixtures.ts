/**
 * Streams of classic agents as Azure's SDK (JavaScript, 1.1.0) was handed them, with the names that they have on the wire.
 */

const RUN = '"id":"run_1","object":"thread.run","thread_id":"thread_1","assistant_id":"asst_1"';
const REST =
  '"required_action":null,"last_error":null,"model":"m","instructions":"","tools":[],"created_at":1,"incomplete_details":null';

export const STREAM = `event: thread.run.created
data: {${RUN},"status":"queued",${REST},"usage":null,"metadata":{}}

event: thread.message.delta
data: {"id":"msg_2","object":"thread.message.delta","delta":{"role":"assistant","content":[{"index":0,"type":"text","text":{"value":"Hel","annotations":[]}}]}}

event: thread.message.delta
data: {"id":"msg_2","object":"thread.message.delta","delta":{"content":[{"index":0,"type":"text","text":{"value":"lo ✓"}}]}}

event: thread.message.completed
data: {"id":"msg_2","object":"thread.message","created_at":1,"assistant_id":"asst_1","thread_id":"thread_1","run_id":"run_1","role":"assistant","status":"completed","content":[{"type":"text","text":{"value":"Hello ✓","annotations":[]}}],"attachments":[],"metadata":{}}

event: thread.run.completed
data: {${RUN},"status":"completed",${REST},"usage":{"prompt_tokens":5,"completion_tokens":2,"total_tokens":7},"metadata":{}}

event: done
data: [DONE]

`;

export const STREAM_FAILED = `event: thread.created
data: {"id":"thread_1","object":"thread","created_at":1,"metadata":{},"tool_resources":{}}

event: thread.run.created
data: {${RUN},"status":"queued",${REST},"usage":null,"metadata":{}}

event: thread.run.step.created
data: {"id":"step_1","object":"thread.run.step","type":"message_creation","assistant_id":"asst_1","thread_id":"thread_1","run_id":"run_1","status":"in_progress","step_details":{"type":"message_creation","message_creation":{"message_id":"msg_2"}},"last_error":null,"created_at":1}

event: thread.run.failed
data: {${RUN},"status":"failed","required_action":null,"last_error":{"code":"rate_limit_exceeded","message":"slow down"},"model":"m","instructions":"","tools":[],"created_at":1,"usage":null}

event: error
data: {"code":"server_error","message":"boom"}

event: done
data: [DONE]

`;

/** A stream of the newer agents that ends with an error which no client of OpenAI's throws (JavaScript, 6.49). */
export const RESPONSE_ERROR = `event: response.created
data: {"type":"response.created","sequence_number":0,"response":{"id":"resp_1","object":"response","status":"in_progress","output":[]}}

event: response.output_text.delta
data: {"type":"response.output_text.delta","sequence_number":1,"item_id":"msg_1","output_index":0,"content_index":0,"delta":"Hel"}

event: error
data: {"type":"error","sequence_number":2,"code":"server_error","message":"boom","param":null}

`;
