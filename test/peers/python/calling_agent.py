"""An agent on the official Python SDK that does its work by calling a model seven times through the gateway, with the library
that the message names: openai | langchain | litellm | httpx. It passes on the headers it got that begin with "x-litellm-", and does
nothing else for its calls to be part of the one that caused them.

Takes the gateway's address and a key; prints its origin on one line when it listens.
"""

import asyncio
import os
import socket
import sys

import httpx
import uvicorn
from a2a.server.agent_execution.agent_executor import AgentExecutor
from a2a.server.request_handlers import DefaultRequestHandler
from a2a.server.routes import create_agent_card_routes, create_jsonrpc_routes
from a2a.server.tasks.inmemory_task_store import InMemoryTaskStore
from a2a.server.tasks.task_updater import TaskUpdater
from a2a.types import AgentCapabilities, AgentCard, AgentInterface, AgentSkill, Part, Task, TaskState, TaskStatus
from starlette.applications import Starlette

GATEWAY, KEY = sys.argv[1:3]
MODEL = "gpt-4o"
CALLS = 7
# The LiteLLM SDK takes the key from here, and fetches prices from the web unless told not to.
os.environ.update(OPENAI_API_KEY=KEY, LITELLM_LOCAL_MODEL_COST_MAP="True")


def passed_on(context):
    headers = context.call_context.state.get("headers", {})
    return {name: value for name, value in headers.items() if name.lower().startswith("x-litellm-")}


def ask_openai(text, headers):
    from openai import OpenAI

    client = OpenAI(base_url=GATEWAY, api_key=KEY, default_headers=headers)
    answer = client.chat.completions.create(model=MODEL, messages=[{"role": "user", "content": text}])
    return answer.choices[0].message.content


def ask_langchain(text, headers):
    from langchain_openai import ChatOpenAI

    return ChatOpenAI(model=MODEL, base_url=GATEWAY, api_key=KEY, default_headers=headers).invoke(text).content


def ask_litellm(text, headers):
    import litellm

    messages = [{"role": "user", "content": text}]
    answer = litellm.completion(model=MODEL, api_base=GATEWAY, messages=messages, extra_headers=headers)
    return answer.choices[0].message.content


def ask_httpx(text, headers):
    headers["Authorization"] = f"Bearer {KEY}"
    body = {"model": MODEL, "messages": [{"role": "user", "content": text}]}
    answer = httpx.post(f"{GATEWAY}/v1/chat/completions", headers=headers, json=body)
    return answer.json()["choices"][0]["message"]["content"]


ASK = {"openai": ask_openai, "langchain": ask_langchain, "litellm": ask_litellm, "httpx": ask_httpx}


class Executor(AgentExecutor):
    async def cancel(self, context, event_queue):
        await TaskUpdater(event_queue, context.task_id, context.context_id).cancel()

    async def execute(self, context, event_queue):
        text = next((part.text for part in context.message.parts if part.HasField("text")), "")
        names = {"id": context.task_id, "context_id": context.context_id}
        submitted = TaskStatus(state=TaskState.TASK_STATE_SUBMITTED)
        await event_queue.enqueue_event(Task(status=submitted, history=[context.message], **names))
        updater = TaskUpdater(event_queue, context.task_id, context.context_id)
        said = [await asyncio.to_thread(ASK[text], text, passed_on(context)) for _ in range(CALLS)]
        await updater.add_artifact([Part(text=", ".join(said))])
        await updater.complete()


def main():
    listener = socket.create_server(("127.0.0.1", 0))
    origin = f"http://127.0.0.1:{listener.getsockname()[1]}"
    card = AgentCard(
        name="Calling agent",
        description="calls models",
        version="1.0.0",
        supported_interfaces=[AgentInterface(url=origin + "/rpc", protocol_binding="JSONRPC", protocol_version="1.0")],
        capabilities=AgentCapabilities(streaming=True),
        default_input_modes=["text/plain"],
        default_output_modes=["text/plain"],
        skills=[AgentSkill(id="call", name="call", description="calls", tags=["test"])],
    )
    handler = DefaultRequestHandler(agent_executor=Executor(), task_store=InMemoryTaskStore(), agent_card=card)
    routes = [*create_agent_card_routes(card), *create_jsonrpc_routes(handler, "/rpc")]
    print(origin, flush=True)
    uvicorn.Server(uvicorn.Config(Starlette(routes=routes), log_level="warning")).run(sockets=[listener])


main()
