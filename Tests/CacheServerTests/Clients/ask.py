"""Asks a server one thing through a client that nobody here wrote: ask.py CLIENT ACTION [QUESTION]

CLIENT is openai, azure, litellm, pydantic_ai or haystack; the server is OPENAI_BASE_URL's. Prints one line of JSON: the answer's text,
or the error's type and text, and the seconds that it took.
"""

import asyncio
import io
import json
import logging
import os
import sys
import time
import warnings

warnings.filterwarnings("ignore")
logging.disable(logging.CRITICAL)
os.environ.setdefault("LITELLM_LOCAL_MODEL_COST_MAP", "True")
os.environ.setdefault("HAYSTACK_TELEMETRY_ENABLED", "False")

MODEL = "gpt-4o-mini"
WEATHER = {
    "type": "function",
    "function": {
        "name": "get_weather",
        "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
    },
}


def openai_client(name):
    from openai import AzureOpenAI, OpenAI

    if name == "azure":
        root = os.environ["OPENAI_BASE_URL"].removesuffix("/v1")
        return AzureOpenAI(azure_endpoint=root, api_key="sk-test", api_version="2024-10-21", base_url=None)
    return OpenAI()


def of_openai(client, action, question):
    messages = [{"role": "user", "content": question}]
    if action == "chat":
        return client.chat.completions.create(model=MODEL, messages=messages).choices[0].message.content
    if action == "stream":
        stream = client.chat.completions.create(model=MODEL, messages=messages, stream=True)
        return "".join(chunk.choices[0].delta.content or "" for chunk in stream if chunk.choices)
    if action == "responses":
        return client.responses.create(model=MODEL, input=question).output_text
    if action == "rstream":
        return [event.type for event in client.responses.create(model=MODEL, input=question, stream=True)][-1]
    if action == "tools":
        answer = client.chat.completions.create(model=MODEL, messages=messages, tools=[WEATHER])
        return (answer.choices[0].message.tool_calls or [None])[0].function.name
    if action == "structured":
        from pydantic import BaseModel

        class Person(BaseModel):
            name: str

        answer = client.chat.completions.parse(model=MODEL, messages=messages, response_format=Person)
        return answer.choices[0].message.parsed.name
    if action == "embed":
        return client.embeddings.create(model="text-embedding-3-small", input=question).data[0].embedding
    if action == "image":
        url = client.images.generate(model="dall-e-2", prompt=question).data[0].url
        import urllib.request

        return len(urllib.request.urlopen(url).read()) if url.startswith("http") else url
    if action == "speech":
        return len(client.audio.speech.create(model="tts-1", voice="alloy", input=question).content)
    if action == "transcription":
        sound = io.BytesIO(b"RIFF0000WAVE")
        sound.name = "morning.wav"
        return client.audio.transcriptions.create(model="whisper-1", file=sound).text
    if action == "models":
        return [model.id for model in client.models.list()]
    raise SystemExit(f"no such action: {action}")


def of_litellm(action, question):
    import litellm

    litellm.suppress_debug_info = True
    messages = [{"role": "user", "content": question}]
    if action == "embed":
        return litellm.embedding(model="openai/text-embedding-3-small", input=[question]).data[0]["embedding"]
    answer = litellm.completion(model=f"openai/{MODEL}", messages=messages, stream=action == "stream")
    if action == "stream":
        return "".join(chunk.choices[0].delta.content or "" for chunk in answer)
    return answer.choices[0].message.content


def of_pydantic_ai(action, question):
    from pydantic_ai import Agent
    from pydantic_ai.models.openai import OpenAIChatModel, OpenAIResponsesModel

    agent = Agent((OpenAIResponsesModel if action == "responses" else OpenAIChatModel)(MODEL))
    if action != "stream":
        return agent.run_sync(question).output

    async def streamed():
        async with agent.run_stream(question) as result:
            return "".join([text async for text in result.stream_text(delta=True)])

    return asyncio.run(streamed())


def of_haystack(action, question):
    from haystack.components.generators.chat import OpenAIChatGenerator
    from haystack.dataclasses import ChatMessage

    callback = (lambda chunk: None) if action == "stream" else None
    generator = OpenAIChatGenerator(model=MODEL, streaming_callback=callback)
    return generator.run([ChatMessage.from_user(question)])["replies"][0].text


def ask(client, action, question):
    if client in ("openai", "azure"):
        return of_openai(openai_client(client), action, question)
    return {"litellm": of_litellm, "pydantic_ai": of_pydantic_ai, "haystack": of_haystack}[client](action, question)


def main():
    client, action = sys.argv[1:3]
    question = sys.argv[3] if len(sys.argv) > 3 else "Say hello."
    # What takes a second or two to load is no part of the answer's time.
    __import__({"azure": "openai"}.get(client, client))
    started = time.time()
    try:
        result = {"answer": ask(client, action, question)}
    except Exception as error:
        result = {"error": type(error).__name__, "text": str(error)[:2000]}
    result["seconds"] = round(time.time() - started, 3)
    print(json.dumps(result))


main()
