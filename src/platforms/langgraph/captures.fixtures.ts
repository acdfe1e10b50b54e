/** Streams of a real server (JavaScript, 2.0.0), byte for byte as they came. */

export const STREAM = `event: metadata
data: {
data:   "run_id": "0f88c7f4-076a-403a-a407-0635e40b1623",
data:   "attempt": 1
data: }
id: 0

event: values
data: {
data:   "messages": [
data:     {
data:       "content": "hello",
data:       "additional_kwargs": {},
data:       "response_metadata": {},
data:       "id": "0812b314-38e1-4f07-a82a-06e611e59964",
data:       "type": "human"
data:     }
data:   ]
data: }
id: 1

event: messages
data: [
data:   {
data:     "content": "You ",
data:     "id": "run-fake-1",
data:     "tool_calls": [],
data:     "invalid_tool_calls": [],
data:     "tool_call_chunks": [],
data:     "additional_kwargs": {},
data:     "response_metadata": {},
data:     "type": "ai"
data:   },
data:   {
data:     "tags": [],
data:     "ls_integration": "langchain_chat_model",
data:     "created_by": "system",
data:     "k": "v",
data:     "graph_id": "agent",
data:     "assistant_id": "fe096781-5601-53d2-b2f6-0d3403f7e9ca",
data:     "run_attempt": 1,
data:     "langgraph_version": "1.7.3",
data:     "langgraph_plan": "developer",
data:     "langgraph_host": "self-hosted",
data:     "thread_id": "7f1c1f86-1c2a-4c2e-9d55-0e3b9f2f0001",
data:     "run_id": "0f88c7f4-076a-403a-a407-0635e40b1623",
data:     "langgraph_step": 1,
data:     "langgraph_node": "model",
data:     "langgraph_triggers": [
data:       "branch:to:model"
data:     ],
data:     "langgraph_path": [
data:       "__pregel_pull",
data:       "model"
data:     ],
data:     "langgraph_checkpoint_ns": "model:7ec14971-2c0d-5789-9295-1af77969b14b",
data:     "checkpoint_ns": "model:7ec14971-2c0d-5789-9295-1af77969b14b",
data:     "ls_model_type": "chat",
data:     "ls_provider": "Fake",
data:     "versions": {
data:       "@langchain/core": "1.4.0"
data:     }
data:   }
data: ]
id: 2

event: messages
data: [
data:   {
data:     "content": "said: ",
data:     "id": "run-fake-1",
data:     "tool_calls": [],
data:     "invalid_tool_calls": [],
data:     "tool_call_chunks": [],
data:     "additional_kwargs": {},
data:     "response_metadata": {},
data:     "type": "ai"
data:   },
data:   {
data:     "tags": [],
data:     "ls_integration": "langchain_chat_model",
data:     "created_by": "system",
data:     "k": "v",
data:     "graph_id": "agent",
data:     "assistant_id": "fe096781-5601-53d2-b2f6-0d3403f7e9ca",
data:     "run_attempt": 1,
data:     "langgraph_version": "1.7.3",
data:     "langgraph_plan": "developer",
data:     "langgraph_host": "self-hosted",
data:     "thread_id": "7f1c1f86-1c2a-4c2e-9d55-0e3b9f2f0001",
data:     "run_id": "0f88c7f4-076a-403a-a407-0635e40b1623",
data:     "langgraph_step": 1,
data:     "langgraph_node": "model",
data:     "langgraph_triggers": [
data:       "branch:to:model"
data:     ],
data:     "langgraph_path": [
data:       "__pregel_pull",
data:       "model"
data:     ],
data:     "langgraph_checkpoint_ns": "model:7ec14971-2c0d-5789-9295-1af77969b14b",
data:     "checkpoint_ns": "model:7ec14971-2c0d-5789-9295-1af77969b14b",
data:     "ls_model_type": "chat",
data:     "ls_provider": "Fake",
data:     "versions": {
data:       "@langchain/core": "1.4.0"
data:     }
data:   }
data: ]
id: 3

event: messages
data: [
data:   {
data:     "content": "hello",
data:     "id": "run-fake-1",
data:     "tool_calls": [],
data:     "invalid_tool_calls": [],
data:     "tool_call_chunks": [],
data:     "additional_kwargs": {},
data:     "response_metadata": {},
data:     "type": "ai"
data:   },
data:   {
data:     "tags": [],
data:     "ls_integration": "langchain_chat_model",
data:     "created_by": "system",
data:     "k": "v",
data:     "graph_id": "agent",
data:     "assistant_id": "fe096781-5601-53d2-b2f6-0d3403f7e9ca",
data:     "run_attempt": 1,
data:     "langgraph_version": "1.7.3",
data:     "langgraph_plan": "developer",
data:     "langgraph_host": "self-hosted",
data:     "thread_id": "7f1c1f86-1c2a-4c2e-9d55-0e3b9f2f0001",
data:     "run_id": "0f88c7f4-076a-403a-a407-0635e40b1623",
data:     "langgraph_step": 1,
data:     "langgraph_node": "model",
data:     "langgraph_triggers": [
data:       "branch:to:model"
data:     ],
data:     "langgraph_path": [
data:       "__pregel_pull",
data:       "model"
data:     ],
data:     "langgraph_checkpoint_ns": "model:7ec14971-2c0d-5789-9295-1af77969b14b",
data:     "checkpoint_ns": "model:7ec14971-2c0d-5789-9295-1af77969b14b",
data:     "ls_model_type": "chat",
data:     "ls_provider": "Fake",
data:     "versions": {
data:       "@langchain/core": "1.4.0"
data:     }
data:   }
data: ]
id: 4

event: messages
data: [
data:   {
data:     "content": " (1 msgs)",
data:     "id": "run-fake-1",
data:     "usage_metadata": {
data:       "input_tokens": 11,
data:       "output_tokens": 4,
data:       "total_tokens": 15
data:     },
data:     "tool_calls": [],
data:     "invalid_tool_calls": [],
data:     "tool_call_chunks": [],
data:     "additional_kwargs": {},
data:     "response_metadata": {},
data:     "type": "ai"
data:   },
data:   {
data:     "tags": [],
data:     "ls_integration": "langchain_chat_model",
data:     "created_by": "system",
data:     "k": "v",
data:     "graph_id": "agent",
data:     "assistant_id": "fe096781-5601-53d2-b2f6-0d3403f7e9ca",
data:     "run_attempt": 1,
data:     "langgraph_version": "1.7.3",
data:     "langgraph_plan": "developer",
data:     "langgraph_host": "self-hosted",
data:     "thread_id": "7f1c1f86-1c2a-4c2e-9d55-0e3b9f2f0001",
data:     "run_id": "0f88c7f4-076a-403a-a407-0635e40b1623",
data:     "langgraph_step": 1,
data:     "langgraph_node": "model",
data:     "langgraph_triggers": [
data:       "branch:to:model"
data:     ],
data:     "langgraph_path": [
data:       "__pregel_pull",
data:       "model"
data:     ],
data:     "langgraph_checkpoint_ns": "model:7ec14971-2c0d-5789-9295-1af77969b14b",
data:     "checkpoint_ns": "model:7ec14971-2c0d-5789-9295-1af77969b14b",
data:     "ls_model_type": "chat",
data:     "ls_provider": "Fake",
data:     "versions": {
data:       "@langchain/core": "1.4.0"
data:     }
data:   }
data: ]
id: 5

event: values
data: {
data:   "messages": [
data:     {
data:       "content": "hello",
data:       "additional_kwargs": {},
data:       "response_metadata": {},
data:       "id": "0812b314-38e1-4f07-a82a-06e611e59964",
data:       "type": "human"
data:     },
data:     {
data:       "id": "run-fake-1",
data:       "content": "You said: hello (1 msgs)",
data:       "additional_kwargs": {},
data:       "response_metadata": {},
data:       "tool_calls": [],
data:       "invalid_tool_calls": [],
data:       "usage_metadata": {
data:         "input_tokens": 11,
data:         "output_tokens": 4,
data:         "total_tokens": 15,
data:         "input_token_details": {},
data:         "output_token_details": {}
data:       },
data:       "type": "ai"
data:     }
data:   ]
data: }
id: 6

`;

export const STREAM_ERROR = `event: metadata
data: {
data:   "run_id": "fff66eb2-858b-4219-9b60-0d5589cb3f32",
data:   "attempt": 1
data: }
id: 0

event: values
data: {
data:   "messages": [
data:     {
data:       "content": "hello",
data:       "additional_kwargs": {},
data:       "response_metadata": {},
data:       "id": "0812b314-38e1-4f07-a82a-06e611e59964",
data:       "type": "human"
data:     },
data:     {
data:       "id": "run-fake-1",
data:       "content": "You said: hello (1 msgs)",
data:       "additional_kwargs": {},
data:       "response_metadata": {},
data:       "tool_calls": [],
data:       "invalid_tool_calls": [],
data:       "usage_metadata": {
data:         "input_tokens": 11,
data:         "output_tokens": 4,
data:         "total_tokens": 15,
data:         "input_token_details": {},
data:         "output_token_details": {}
data:       },
data:       "type": "ai"
data:     },
data:     {
data:       "content": [
data:         {
data:           "type": "text",
data:           "text": "pic"
data:         },
data:         {
data:           "type": "image_url",
data:           "image_url": {
data:             "url": "data:image/png;base64,AAAA"
data:           }
data:         }
data:       ],
data:       "additional_kwargs": {},
data:       "response_metadata": {},
data:       "id": "85cd0ce2-e62c-49ee-9caa-663770beeaf1",
data:       "type": "human"
data:     },
data:     {
data:       "id": "run-fake-3",
data:       "content": "You said: [{\\"type\\":\\"text\\",\\"text\\":\\"pic\\"},{\\"type\\":\\"image_url\\",\\"image_url\\":{\\"url\\":\\"data:image/png;base64,AAAA\\"}}] (3 msgs)",
data:       "additional_kwargs": {},
data:       "response_metadata": {},
data:       "tool_calls": [],
data:       "invalid_tool_calls": [],
data:       "usage_metadata": {
data:         "input_tokens": 11,
data:         "output_tokens": 4,
data:         "total_tokens": 15,
data:         "input_token_details": {},
data:         "output_token_details": {}
data:       },
data:       "type": "ai"
data:     },
data:     {
data:       "content": "boom",
data:       "additional_kwargs": {},
data:       "response_metadata": {},
data:       "id": "4e58d1c6-47bb-43d8-ac63-eab673edb269",
data:       "type": "human"
data:     }
data:   ]
data: }
id: 1

event: error
data: {
data:   "error": "TypeError",
data:   "message": "model exploded"
data: }
id: 2

`;

export const INTERRUPT = `event: metadata
data: {
data:   "run_id": "fed161b6-0e20-4e6e-a604-43451cf1d9ad",
data:   "attempt": 1
data: }
id: 0

event: values
data: {
data:   "messages": [
data:     {
data:       "content": "go",
data:       "additional_kwargs": {},
data:       "response_metadata": {},
data:       "id": "bf3e65ef-0816-4364-817c-2b18d588a668",
data:       "type": "human"
data:     }
data:   ]
data: }
id: 1

event: updates
data: {
data:   "__interrupt__": [
data:     {
data:       "id": "9f2af0ceb58edf391282082a15ca5f32",
data:       "value": {
data:         "question": "Approve?",
data:         "options": [
data:           "yes",
data:           "no"
data:         ]
data:       }
data:     }
data:   ]
data: }
id: 2

event: values
data: {
data:   "__interrupt__": [
data:     {
data:       "id": "9f2af0ceb58edf391282082a15ca5f32",
data:       "value": {
data:         "question": "Approve?",
data:         "options": [
data:           "yes",
data:           "no"
data:         ]
data:       }
data:     }
data:   ]
data: }
id: 3

`;
