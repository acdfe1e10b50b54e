"""A client on the official Python SDK 0.3. usage: client_03.py BASE BINDING KEY TEXT

Streams one send and makes one plain send; prints one JSON line for each event, and the task's state after a get.
"""

import asyncio
import json
import sys
import uuid

import httpx
from a2a.client import A2ACardResolver, ClientConfig, ClientFactory
from a2a.types import Message, Part, Role, Task, TaskArtifactUpdateEvent, TaskQueryParams, TextPart, TransportProtocol

TRANSPORTS = {"JSONRPC": TransportProtocol.jsonrpc, "HTTP+JSON": TransportProtocol.http_json}


def say(how, **facts):
    print(json.dumps({"how": how, **facts}), flush=True)


def describe(item):
    task, update = item if isinstance(item, tuple) else (None, item)
    held = update or task
    status = getattr(held, "status", None)
    is_artifact = isinstance(held, TaskArtifactUpdateEvent)
    texts = [part.root.text for part in held.artifact.parts] if is_artifact else []
    return {"kind": held.kind, "state": status.state.value if status else None, "texts": texts}


def message(text):
    return Message(message_id=str(uuid.uuid4()), role=Role.user, parts=[Part(root=TextPart(text=text))])


async def main(base, binding, key, text):
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    async with httpx.AsyncClient(timeout=30, headers=headers) as http:
        card = await A2ACardResolver(http, base).get_agent_card()
        transports = [TRANSPORTS[binding]]
        streaming = ClientFactory(ClientConfig(httpx_client=http, supported_transports=transports)).create(card)
        task_id = None
        async for item in streaming.send_message(message(text)):
            say("stream", **describe(item))
            task_id = item[0].id if isinstance(item, tuple) else task_id
        if task_id:
            task: Task = await streaming.get_task(TaskQueryParams(id=task_id))
            say("get", kind="task", state=task.status.state.value, texts=[])
        plain_config = ClientConfig(httpx_client=http, supported_transports=transports, streaming=False)
        async for item in ClientFactory(plain_config).create(card).send_message(message(text)):
            say("send", **describe(item))


asyncio.run(main(*sys.argv[1:]))
