/** Bytes of real agents, as captured on the wire: the SDK's name and version, then what it sent. */
export const CAPTURED = {
  'a2a-js 1.3.0, message':
    '{"jsonrpc":"2.0","id":1,"result":{"message":{"messageId":"2e7b262d-881e-426b-aa37-ea91fb273380","contextId":"03efd462-a4f9-4520-a25f-4b9606f2975d","role":"ROLE_AGENT","parts":[{"text":"direct reply: hi","mediaType":"text/plain"}]}}}',
  'a2a-js 1.3.0, task event':
    '{"jsonrpc":"2.0","id":"s-1","result":{"task":{"id":"5f306220-82ca-4af6-9ac4-ac101e4503f4","contextId":"ca702f7c-6238-45c8-8054-83756cc469fa","status":{"state":"TASK_STATE_SUBMITTED","timestamp":"2026-11-22T11:08:39.584Z"},"history":[{"messageId":"m2","contextId":"ca702f7c-6238-45c8-8054-83756cc469fa","taskId":"5f306220-82ca-4af6-9ac4-ac101e4503f4","role":"ROLE_USER","parts":[{"text":"slow 1 20"}]}]}}}',
  'a2a-js 1.3.0, working event':
    '{"jsonrpc":"2.0","id":"s-1","result":{"statusUpdate":{"taskId":"5f306220-82ca-4af6-9ac4-ac101e4503f4","contextId":"ca702f7c-6238-45c8-8054-83756cc469fa","status":{"state":"TASK_STATE_WORKING","message":{"messageId":"82404435-ec08-406d-953a-01f0ea1b4244","contextId":"ca702f7c-6238-45c8-8054-83756cc469fa","taskId":"5f306220-82ca-4af6-9ac4-ac101e4503f4","role":"ROLE_AGENT","parts":[{"text":"working on it","mediaType":"text/plain"}]},"timestamp":"2026-11-22T11:08:39.584Z"}}}}',
  'a2a-js 1.3.0, artifact event':
    '{"jsonrpc":"2.0","id":"s-1","result":{"artifactUpdate":{"taskId":"5f306220-82ca-4af6-9ac4-ac101e4503f4","contextId":"ca702f7c-6238-45c8-8054-83756cc469fa","artifact":{"artifactId":"a-1","name":"result","parts":[{"text":"chunk 1/1 ","mediaType":"text/plain"}]},"lastChunk":true}}}',
  'a2a-js 1.3.0, completed event':
    '{"jsonrpc":"2.0","id":"s-1","result":{"statusUpdate":{"taskId":"5f306220-82ca-4af6-9ac4-ac101e4503f4","contextId":"ca702f7c-6238-45c8-8054-83756cc469fa","status":{"state":"TASK_STATE_COMPLETED","timestamp":"2026-11-22T11:08:39.605Z"}}}}',
  'a2a-python 1.x, task event':
    '{"result": {"task": {"id": "c6f1ca6a-96ad-4fa9-a6de-4acff775e36b", "contextId": "815e7d3e-373e-4106-9dd8-ef09a1cef352", "status": {"state": "TASK_STATE_SUBMITTED"}, "history": [{"messageId": "m2", "contextId": "815e7d3e-373e-4106-9dd8-ef09a1cef352", "taskId": "c6f1ca6a-96ad-4fa9-a6de-4acff775e36b", "role": "ROLE_USER", "parts": [{"text": "slow 1 0.02"}]}]}}, "id": 1, "jsonrpc": "2.0"}',
  'a2a-js 0.3.14, message':
    '{"jsonrpc":"2.0","id":1,"result":{"kind":"message","role":"agent","messageId":"dbd53837-24fa-48f7-9812-e6b5d0ded9b4","parts":[{"kind":"text","text":"direct reply: hi"}],"contextId":"7b636ab7-3aee-4b42-b769-087dd9423841"}}',
  'a2a-js 0.3.14, task event':
    '{"jsonrpc":"2.0","id":"s-1","result":{"kind":"task","id":"81669db4-6d5c-4f55-92ae-242af2022c95","contextId":"20010599-490c-4cde-83f2-0996211f5f4d","status":{"state":"submitted","timestamp":"2026-11-22T11:08:46.484Z"},"history":[{"kind":"message","messageId":"m2","role":"user","parts":[{"kind":"text","text":"slow 1 20"}],"contextId":"20010599-490c-4cde-83f2-0996211f5f4d","taskId":"81669db4-6d5c-4f55-92ae-242af2022c95"}]}}',
  'a2a-js 0.3.14, completed event':
    '{"jsonrpc":"2.0","id":"s-1","result":{"kind":"status-update","taskId":"81669db4-6d5c-4f55-92ae-242af2022c95","contextId":"20010599-490c-4cde-83f2-0996211f5f4d","status":{"state":"completed","timestamp":"2026-11-22T11:08:46.506Z"},"final":true}}',
  'a2a-js 1.3.0, error':
    '{"jsonrpc":"2.0","id":1,"error":{"code":-32001,"message":"Task not found: nope","data":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"TASK_NOT_FOUND","domain":"a2a-protocol.org"}]}}',
  'a2a-js 0.3.14, error': '{"jsonrpc":"2.0","id":1,"error":{"code":-32001,"message":"Task not found: nope"}}',
  'a2a-js 1.3.0, REST error':
    '{"error":{"code":404,"status":"NOT_FOUND","message":"Task not found: nope","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"TASK_NOT_FOUND","domain":"a2a-protocol.org"}]}}',
  'a2a-js 0.3.14, REST error': '{"code":-32001,"message":"Task not found: nope"}',
  'a2a-js 0.3.14, REST task':
    '{"task":{"id":"ee0ee853-b7be-4588-b370-5ee2147aa40c","contextId":"63f4a165-7640-4c8e-ba43-b2bf1edbb3ce","status":{"state":"TASK_STATE_COMPLETED","timestamp":"2026-11-22T10:35:32.671Z"},"artifacts":[{"artifactId":"a-1","name":"result","parts":[{"text":"echo: hello"}]}],"history":[{"messageId":"m1","contextId":"63f4a165-7640-4c8e-ba43-b2bf1edbb3ce","taskId":"ee0ee853-b7be-4588-b370-5ee2147aa40c","role":"ROLE_USER","content":[{"text":"hello"}]}]}}',
} as const;
