"""Calls a model with clients that know OpenAI's API, in all that may come of it: a whole answer, a stream, the call of a tool,
an error, and a caller that leaves. Takes the gateway's address, a key and the model; prints one line of JSON for each. Part of
openai_clients.py, whose process has imported all of them already."""

import asyncio
import json
import sys

GATEWAY, KEY, _, MODEL = sys.argv[1:5]
# LiteLLM's own samples have a base URL without a version; both are served.
BASE = f"{GATEWAY}/v1"

PARAMETERS = {"type": "object", "properties": {"city": {"type": "string"}}}
TOOL = {"type": "function", "function": {"name": "weather", "description": "Tells it", "parameters": PARAMETERS}}


def leaving(client):
    return {"x-litellm-trace-id": f"{client} leaves"}


def asked(text):
    return [{"role": "user", "content": text}]


def said(pieces):
    return [piece for piece in pieces if piece]


def called(function):
    return [function.name, json.loads(function.arguments)]


def say(client, **got):
    print(json.dumps({"client": f"{client}, of a model", **got}), flush=True)


def with_openai():
    import openai

    chat = openai.OpenAI(base_url=BASE, api_key=KEY, max_retries=0).chat.completions
    whole = chat.create(model=MODEL, messages=asked("hello")).choices[0].message.content
    stream = chat.create(model=MODEL, messages=asked("hello"), stream=True)
    pieces = said(chunk.choices[0].delta.content for chunk in stream)
    tool = called(chat.create(model=MODEL, messages=asked("tool"), tools=[TOOL]).choices[0].message.tool_calls[0].function)
    try:
        chat.create(model=MODEL, messages=asked("fail"))
        status = 200
    except openai.APIStatusError as error:
        status = error.status_code
    endless = chat.create(model=MODEL, messages=asked("endless"), stream=True, extra_headers=leaving("openai"))
    next(iter(endless))
    endless.close()
    say("openai", whole=whole, pieces=pieces, tool=tool, status=status)


def with_langchain():
    import openai
    from langchain_openai import ChatOpenAI

    def model(**more):
        return ChatOpenAI(model=MODEL, base_url=GATEWAY, api_key=KEY, max_retries=0, **more)

    whole = model().invoke("hello").content
    pieces = said(chunk.content for chunk in model().stream("hello"))
    call = model().bind_tools([TOOL]).invoke("tool").tool_calls[0]
    try:
        model().invoke("fail")
        status = 200
    except openai.APIStatusError as error:
        status = error.status_code
    endless = model(default_headers=leaving("langchain")).stream("endless")
    next(endless)
    endless.close()
    say("langchain", whole=whole, pieces=pieces, tool=[call["name"], call["args"]], status=status)


def with_litellm():
    import litellm

    # It talks to people about each error.
    litellm.suppress_debug_info = True

    def ask(text, **more):
        common = {"model": f"litellm_proxy/{MODEL}", "api_base": GATEWAY, "api_key": KEY, "max_retries": 0}
        return litellm.completion(messages=asked(text), **common, **more)

    whole = ask("hello").choices[0].message.content
    pieces = said(chunk.choices[0].delta.content for chunk in ask("hello", stream=True))
    tool = called(ask("tool", tools=[TOOL]).choices[0].message.tool_calls[0].function)
    try:
        ask("fail")
        status = 200
    except litellm.exceptions.RateLimitError as error:
        status = error.status_code
    endless = ask("endless", stream=True, extra_headers=leaving("litellm"))
    next(endless)
    endless.completion_stream.close()
    say("litellm", whole=whole, pieces=pieces, tool=tool, status=status)


async def with_openai_agents():
    import openai
    from agents import Agent, ModelSettings, OpenAIResponsesModel, Runner, function_tool, set_tracing_disabled

    set_tracing_disabled(True)
    calls = []

    @function_tool
    def weather(city: str) -> str:
        """Tells it."""
        calls.append(["weather", {"city": city}])
        return "sunny"

    def asker(**settings):
        client = openai.AsyncOpenAI(base_url=BASE, api_key=KEY, max_retries=0)
        model = OpenAIResponsesModel(model=MODEL, openai_client=client)
        return Agent(name="asker", model=model, tools=[weather], model_settings=ModelSettings(**settings))

    async def deltas(streamed):
        async for event in streamed.stream_events():
            if event.type == "raw_response_event" and event.data.type == "response.output_text.delta":
                yield event.data.delta

    whole = (await Runner.run(asker(), "hello")).final_output
    pieces = [piece async for piece in deltas(Runner.run_streamed(asker(), "hello"))]
    after = (await Runner.run(asker(), "tool")).final_output
    assert after == whole, "it goes on when its tool has answered"
    try:
        await Runner.run(asker(), "fail")
        status = 200
    except openai.APIStatusError as error:
        status = error.status_code
    endless = Runner.run_streamed(asker(extra_headers=leaving("openai-agents")), "endless")
    async for _ in deltas(endless):
        endless.cancel()
    say("openai-agents", whole=whole, pieces=pieces, tool=calls[0], status=status)


def call_model():
    with_openai()
    with_langchain()
    with_litellm()
    asyncio.run(with_openai_agents())
