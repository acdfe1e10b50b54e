"""A real Pydantic AI agent: it repeats what it heard and counts what it was told. Says where it listens."""

import asyncio
import socket

import uvicorn
from pydantic_ai import Agent
from pydantic_ai.messages import ModelRequest, ModelResponse, TextPart, UserPromptPart
from pydantic_ai.models.function import FunctionModel

# Before each piece, by how often it hears `slow`. Its one worker works on when nobody waits any more: not for long.
PACES_SECONDS = [0, 0.06, 0.25]


def heard_in(messages):
    prompts = [part.content for message in messages if isinstance(message, ModelRequest) for part in message.parts if isinstance(part, UserPromptPart)]
    contents = [content if isinstance(content, list) else [content] for content in prompts]
    texts = [' '.join(part if isinstance(part, str) else getattr(part, 'media_type', '') for part in parts) for parts in contents]
    return texts[-1], len(texts)


def words_for(messages):
    heard, turns = heard_in(messages)
    if 'boom' in heard:
        raise RuntimeError('model exploded')
    return ['You ', 'said: ', heard, f' ({turns} turns)'], PACES_SECONDS[min(heard.count('slow'), 2)]


async def answer(messages, info):
    words, pace = words_for(messages)
    await asyncio.sleep(pace * len(words))
    return ModelResponse(parts=[TextPart(''.join(words))])


async def stream(messages, info):
    words, pace = words_for(messages)
    for word in words:
        await asyncio.sleep(pace)
        yield word


agent = Agent(FunctionModel(answer, stream_function=stream))
try:
    from fasta2a.pydantic_ai import agent_to_a2a

    app = agent_to_a2a(agent)
except ImportError:
    app = agent.to_a2a()

listener = socket.socket()
listener.bind(('127.0.0.1', 0))
# Who connects from now on waits for the server to start.
listener.listen()
print(f'http://127.0.0.1:{listener.getsockname()[1]}', flush=True)
uvicorn.Server(uvicorn.Config(app, log_level='critical')).run(sockets=[listener])
