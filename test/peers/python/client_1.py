"""A client on the official Python SDK 1.x. usage: client_1.py BASE BINDING KEY TEXT

Streams one send and makes one plain send; prints one JSON line for each event, and the task's state after a get.
"""

import asyncio
import json
import sys
import uuid

import httpx
from a2a.client import ClientConfig
from a2a.client.client_factory import ClientFactory
from a2a.types.a2a_pb2 import GetTaskRequest, Message, Part, Role, SendMessageRequest, TaskState


def say(how, **facts):
    print(json.dumps({"how": how, **facts}), flush=True)


def describe(event):
    kind = event.WhichOneof("payload")
    held = getattr(event, kind)
    state = TaskState.Name(held.status.state) if kind in ("task", "status_update") else None
    texts = [part.text for part in held.artifact.parts] if kind == "artifact_update" else []
    return {"kind": kind, "state": state, "texts": texts}


def request(text):
    message = Message(message_id=str(uuid.uuid4()), role=Role.ROLE_USER, parts=[Part(text=text)])
    return SendMessageRequest(message=message)


async def main(base, binding, key, text):
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    async with httpx.AsyncClient(timeout=30, headers=headers) as http:
        config = ClientConfig(httpx_client=http, supported_protocol_bindings=[binding])
        client = await ClientFactory(config).create_from_url(base)
        task_id = None
        async for event in client.send_message(request(text)):
            say("stream", **describe(event))
            task_id = event.task.id or task_id
        if task_id:
            task = await client.get_task(GetTaskRequest(id=task_id))
            say("get", kind="task", state=TaskState.Name(task.status.state), texts=[])
        config.streaming = False
        async for event in client.send_message(request(text)):
            say("send", **describe(event))


asyncio.run(main(*sys.argv[1:]))
