"""Calls an agent as a model with clients that know nothing of A2A, and then a model. Takes the gateway's address, a key, the
agent and the model; prints one line of JSON for each: its name, and what it got."""

import asyncio
import json
import os
import sys

from model_clients import call_model

GATEWAY, KEY, MODEL, _ = sys.argv[1:5]
BASE = f"{GATEWAY}/v1"
# Or it fetches prices from the web.
os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"


def say(name, **said):
    print(json.dumps({"client": name, **said}), flush=True)


def with_openai():
    import openai

    client = openai.OpenAI(base_url=BASE, api_key=KEY, max_retries=0)
    chat = client.chat.completions
    messages = [{"role": "user", "content": "hello"}]
    answer = chat.create(model=MODEL, messages=messages)
    chunks = chat.create(model=MODEL, messages=[{"role": "user", "content": "slow 3 5"}], stream=True)
    pieces = [chunk.choices[0].delta.content or "" for chunk in chunks]
    question = client.responses.create(model=MODEL, input="input")
    reply = client.responses.create(model=MODEL, input="Rome", previous_response_id=question.id)
    with client.responses.stream(model=MODEL, input="slow 2 5") as stream:
        streamed = [event.delta for event in stream if event.type == "response.output_text.delta"]
    try:
        chat.create(model=MODEL, messages=[{"role": "user", "content": "reject"}])
        error = ""
    except openai.BadRequestError as refused:
        error = refused.code
    said = {"text": answer.choices[0].message.content, "pieces": [piece for piece in pieces if piece]}
    say("openai", **said, question=question.output_text, reply=reply.output_text, streamed=streamed, error=error)


def with_langchain():
    from langchain_openai import ChatOpenAI

    model = ChatOpenAI(model=MODEL, base_url=BASE, api_key=KEY, max_retries=0)
    pieces = [chunk.content for chunk in model.stream("slow 3 5")]
    say("langchain", text=model.invoke("hello").content, pieces=[piece for piece in pieces if piece])


def with_litellm():
    import litellm

    def ask(text, **more):
        messages = [{"role": "user", "content": text}]
        return litellm.completion(model=f"openai/{MODEL}", api_base=BASE, api_key=KEY, messages=messages, **more)

    pieces = [chunk.choices[0].delta.content or "" for chunk in ask("slow 3 5", stream=True)]
    text = ask("hello").choices[0].message.content
    say("litellm", text=text, pieces=[piece for piece in pieces if piece])


def with_openai_agents():
    from agents import Agent, OpenAIResponsesModel, Runner, set_tracing_disabled
    from openai import AsyncOpenAI

    set_tracing_disabled(True)

    async def run():
        model = OpenAIResponsesModel(model=MODEL, openai_client=AsyncOpenAI(base_url=BASE, api_key=KEY))
        agent = Agent(name="asker", model=model)
        whole = await Runner.run(agent, "hello")
        streamed = Runner.run_streamed(agent, "slow 3 5")
        pieces = []
        async for event in streamed.stream_events():
            if event.type == "raw_response_event" and event.data.type == "response.output_text.delta":
                pieces.append(event.data.delta)
        say("openai-agents", text=whole.final_output, pieces=pieces)

    asyncio.run(run())


with_openai()
with_langchain()
with_litellm()
with_openai_agents()
call_model()
