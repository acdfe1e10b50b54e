"""An agent on the official Python SDK 1.x, which parses strictly: an unknown field is an error.

JSON-RPC and HTTP+JSON, 1.0 and 0.3. Prints its origin on one line when it listens. Behaviour by the first word of the
text: message | slow N [ms] | input | fail | hang; anything else is echoed.
"""

import asyncio
import socket
import uuid

import uvicorn
from a2a.server.agent_execution.agent_executor import AgentExecutor
from a2a.server.request_handlers import DefaultRequestHandler
from a2a.server.routes import create_agent_card_routes, create_jsonrpc_routes, create_rest_routes
from a2a.server.tasks.inmemory_task_store import InMemoryTaskStore
from a2a.server.tasks.task_updater import TaskUpdater
from a2a.types import (
    AgentCapabilities,
    AgentCard,
    AgentInterface,
    AgentSkill,
    Message,
    Part,
    Role,
    Task,
    TaskState,
    TaskStatus,
)
from starlette.applications import Starlette


class Executor(AgentExecutor):
    async def cancel(self, context, event_queue):
        await TaskUpdater(event_queue, context.task_id, context.context_id).cancel()

    async def execute(self, context, event_queue):
        text = next((part.text for part in context.message.parts if part.HasField("text")), "")
        word, *rest = text.split() or [""]
        if word == "message":
            reply = Part(text="direct reply: " + " ".join(rest))
            names = {"message_id": str(uuid.uuid4()), "context_id": context.context_id}
            await event_queue.enqueue_event(Message(role=Role.ROLE_AGENT, parts=[reply], **names))
            return
        updater = TaskUpdater(event_queue, context.task_id, context.context_id)
        if not context.current_task:
            submitted = TaskStatus(state=TaskState.TASK_STATE_SUBMITTED)
            names = {"id": context.task_id, "context_id": context.context_id}
            await event_queue.enqueue_event(Task(status=submitted, history=[context.message], **names))
        await updater.start_work(updater.new_agent_message([Part(text="working on it")]))
        await self.work(updater, text, word, rest, resumes=bool(context.current_task))

    async def work(self, updater, text, word, rest, resumes):
        if resumes:
            await updater.add_artifact([Part(text="resumed with: " + text)])
        elif word == "input":
            return await updater.requires_input()
        elif word == "fail":
            return await updater.failed()
        elif word == "hang":
            await asyncio.sleep(60)
        elif word == "slow":
            count, pause = int(rest[0]), float(rest[1]) / 1000 if len(rest) > 1 else 0.2
            for index in range(count):
                await asyncio.sleep(pause)
                piece = [Part(text=f"chunk {index + 1}/{count} ")]
                place = {"append": index > 0, "last_chunk": index == count - 1}
                await updater.add_artifact(piece, artifact_id="a-1", **place)
        else:
            await updater.add_artifact([Part(text="echo: " + text)])
        await updater.complete()


def card_for(origin):
    interfaces = [
        AgentInterface(url=origin + path, protocol_binding=binding, protocol_version=version)
        for version in ("1.0", "0.3")
        for binding, path in (("JSONRPC", "/a2a/jsonrpc"), ("HTTP+JSON", "/a2a/rest"))
    ]
    return AgentCard(
        name="Sample Python agent",
        description="test agent",
        version="1.0.0",
        supported_interfaces=interfaces,
        capabilities=AgentCapabilities(streaming=True, push_notifications=False),
        default_input_modes=["text/plain"],
        default_output_modes=["text/plain"],
        skills=[AgentSkill(id="echo", name="echo", description="echoes", tags=["test"])],
    )


def main():
    listener = socket.create_server(("127.0.0.1", 0))
    origin = f"http://127.0.0.1:{listener.getsockname()[1]}"
    card = card_for(origin)
    store = InMemoryTaskStore()
    handler = DefaultRequestHandler(agent_executor=Executor(), task_store=store, agent_card=card)
    routes = [
        *create_agent_card_routes(card),
        *create_jsonrpc_routes(handler, "/a2a/jsonrpc", enable_v0_3_compat=True),
        *create_rest_routes(handler, path_prefix="/a2a/rest", enable_v0_3_compat=True),
    ]
    print(origin, flush=True)
    uvicorn.Server(uvicorn.Config(Starlette(routes=routes), log_level="warning")).run(sockets=[listener])


main()
