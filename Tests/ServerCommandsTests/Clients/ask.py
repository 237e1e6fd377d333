"""Asks servers through clients that nobody here wrote: ask.py CLIENT…

The clients are openai, azure, litellm, pydantic_ai, haystack and curl. Reads a question a line, such as
{"client": "openai", "action": "chat", "base": "http://127.0.0.1:4141/v1", "text": "Say hello."}, and prints a line for
each: the answer; or the error's type and text; or neither, where the client has no such call.
"""

import asyncio
import base64
import io
import json
import logging
import os
import subprocess
import sys
import tempfile
import urllib.request
import warnings

warnings.filterwarnings("ignore")
logging.disable(logging.CRITICAL)
os.environ.update(
    OPENAI_API_KEY="sk-test",
    LITELLM_LOCAL_MODEL_COST_MAP="True",
    HAYSTACK_TELEMETRY_ENABLED="False",
    NO_PROXY="127.0.0.1,localhost",
)

from pydantic import BaseModel

MODEL = "gpt-4o-mini"
EMBEDDING_MODEL = "text-embedding-3-small"
CITY = {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}
WEATHER = {"type": "function", "function": {"name": "get_weather", "parameters": CITY}}
# One for all: a client that keeps its connections keeps its loop.
LOOP = asyncio.new_event_loop()
asyncio.set_event_loop(LOOP)


class Person(BaseModel):
    name: str


def sound():
    file = io.BytesIO(b"RIFF0000WAVE")
    file.name = "morning.wav"
    return file


def picture(image):
    """What a picture that came by URL or in base64 holds, in a few words."""
    url = image.url or ""
    content = urllib.request.urlopen(url).read() if url.startswith("http") else base64.b64decode(image.b64_json or "")
    return f"{len(content)} bytes"


def numbers(vector):
    return " ".join(f"{number:.4f}" for number in vector)


class OpenAI:
    def __init__(self, azure=False):
        import openai

        self.module, self.azure = openai, azure

    def __call__(self, action, text):
        if self.azure:
            root = os.environ["OPENAI_BASE_URL"].removesuffix("/v1")
            client = self.module.AzureOpenAI(
                azure_endpoint=root, api_key="sk-test", api_version="2024-10-21", base_url=None
            )
        else:
            client = self.module.OpenAI()
        try:
            return getattr(self, action)(client, text)
        finally:
            client.close()

    def chat(self, client, text, **more):
        messages = [{"role": "user", "content": text}]
        return client.chat.completions.create(model=MODEL, messages=messages, **more).choices[0].message.content

    def stream(self, client, text):
        messages = [{"role": "user", "content": text}]
        stream = client.chat.completions.create(model=MODEL, messages=messages, stream=True)
        return "".join(chunk.choices[0].delta.content or "" for chunk in stream if chunk.choices)

    def responses(self, client, text):
        return client.responses.create(model=MODEL, input=text).output_text

    def rstream(self, client, text):
        return [event.type for event in client.responses.create(model=MODEL, input=text, stream=True)][-1]

    def tools(self, client, text):
        messages = [{"role": "user", "content": text}]
        answer = client.chat.completions.create(model=MODEL, messages=messages, tools=[WEATHER])
        return answer.choices[0].message.tool_calls[0].function.name

    def structured(self, client, text):
        messages = [{"role": "user", "content": text}]
        answer = client.chat.completions.parse(model=MODEL, messages=messages, response_format=Person)
        return answer.choices[0].message.parsed.name

    def embed(self, client, text):
        return numbers(client.embeddings.create(model=EMBEDDING_MODEL, input=text).data[0].embedding)

    def image(self, client, text):
        return picture(client.images.generate(model="dall-e-2", prompt=text).data[0])

    def speech(self, client, text):
        return f"{len(client.audio.speech.create(model='tts-1', voice='alloy', input=text).content)} bytes"

    def transcription(self, client, text):
        return client.audio.transcriptions.create(model="whisper-1", file=sound(), prompt=text).text


class LiteLLM:
    def __init__(self):
        import litellm

        litellm.suppress_debug_info = True
        self.litellm = litellm

    def __call__(self, action, text):
        # It keeps clients by their settings, and the base URL from the environment is none of these.
        self.litellm.in_memory_llm_clients_cache.flush_cache()
        return getattr(self, action)(self.litellm, f"openai/{MODEL}", [{"role": "user", "content": text}], text)

    def chat(self, litellm, model, messages, text):
        return litellm.completion(model=model, messages=messages).choices[0].message.content

    def stream(self, litellm, model, messages, text):
        stream = litellm.completion(model=model, messages=messages, stream=True)
        return "".join(chunk.choices[0].delta.content or "" for chunk in stream)

    def responses(self, litellm, model, messages, text):
        return litellm.responses(model=model, input=text).output[0].content[0].text

    def tools(self, litellm, model, messages, text):
        answer = litellm.completion(model=model, messages=messages, tools=[WEATHER])
        return answer.choices[0].message.tool_calls[0].function.name

    def structured(self, litellm, model, messages, text):
        answer = litellm.completion(model=model, messages=messages, response_format=Person)
        return Person.model_validate_json(answer.choices[0].message.content).name

    def embed(self, litellm, model, messages, text):
        return numbers(litellm.embedding(model=f"openai/{EMBEDDING_MODEL}", input=[text]).data[0]["embedding"])

    def image(self, litellm, model, messages, text):
        return picture(litellm.image_generation(model="openai/dall-e-2", prompt=text).data[0])

    def speech(self, litellm, model, messages, text):
        return f"{len(litellm.speech(model='openai/tts-1', voice='alloy', input=text).content)} bytes"

    def transcription(self, litellm, model, messages, text):
        return litellm.transcription(model="openai/whisper-1", file=sound(), prompt=text).text


class PydanticAI:
    def __init__(self):
        import pydantic_ai
        from pydantic_ai.models.openai import OpenAIChatModel, OpenAIResponsesModel

        self.module, self.Chat, self.Responses = pydantic_ai, OpenAIChatModel, OpenAIResponsesModel

    def __call__(self, action, text):
        return LOOP.run_until_complete(getattr(self, action)(text))

    async def chat(self, text):
        return (await self.module.Agent(self.Chat(MODEL)).run(text)).output

    async def responses(self, text):
        return (await self.module.Agent(self.Responses(MODEL)).run(text)).output

    async def stream(self, text):
        async with self.module.Agent(self.Chat(MODEL)).run_stream(text) as result:
            return "".join([piece async for piece in result.stream_text(delta=True)])

    async def tools(self, text):
        called = []
        agent = self.module.Agent(self.Chat(MODEL))

        @agent.tool_plain
        def get_weather(city: str) -> str:
            called.append("get_weather")
            return f"In {city} it rains."

        await agent.run(text)
        return called[0]

    async def structured(self, text):
        agent = self.module.Agent(self.Chat(MODEL), output_type=self.module.NativeOutput(Person))
        return (await agent.run(text)).output.name

    async def embed(self, text):
        result = await self.module.Embedder(f"openai:{EMBEDDING_MODEL}").embed_query(text)
        return numbers(result.embeddings[0])


class Haystack:
    def __init__(self):
        from haystack.components.embedders import OpenAITextEmbedder
        from haystack.components.generators import OpenAIImageGenerator
        from haystack.components.generators.chat import OpenAIChatGenerator, OpenAIResponsesChatGenerator
        from haystack.dataclasses import ChatMessage
        from haystack.tools import Tool

        self.Chat, self.Responses, self.Embedder = OpenAIChatGenerator, OpenAIResponsesChatGenerator, OpenAITextEmbedder
        self.Image, self.Message, self.Tool = OpenAIImageGenerator, ChatMessage, Tool

    def __call__(self, action, text):
        return getattr(self, action)(text)

    def reply(self, generator, text, **more):
        return generator.run([self.Message.from_user(text)], **more)["replies"][0]

    def chat(self, text):
        return self.reply(self.Chat(model=MODEL), text).text

    def stream(self, text):
        return self.reply(self.Chat(model=MODEL, streaming_callback=lambda chunk: None), text).text

    def responses(self, text):
        return self.reply(self.Responses(model=MODEL), text).text

    def tools(self, text):
        tool = self.Tool(name="get_weather", description="", parameters=CITY, function=lambda city: "Rain.")
        return self.reply(self.Chat(model=MODEL), text, tools=[tool]).tool_calls[0].tool_name

    def structured(self, text):
        generator = self.Chat(model=MODEL, generation_kwargs={"response_format": Person})
        return Person.model_validate_json(self.reply(generator, text).text).name

    def embed(self, text):
        return numbers(self.Embedder(model=EMBEDDING_MODEL).run(text)["embedding"])


class Curl:
    """As a person at a terminal asks."""

    def __call__(self, action, text):
        return getattr(self, action)(text)

    def run(self, path, *arguments):
        command = ["curl", "--silent", "--show-error", "--max-time", "60", "--write-out", "%{stderr}%{http_code}"]
        address = os.environ["OPENAI_BASE_URL"] + path
        outcome = subprocess.run([*command, *arguments, "-H", "Authorization: Bearer sk-test", address], capture_output=True)
        if outcome.stderr != b"200":
            raise RuntimeError((outcome.stderr + outcome.stdout).decode())
        return outcome.stdout

    def post(self, path, **body):
        return self.run(path, "-H", "Content-Type: application/json", "-d", json.dumps(body))

    def message(self, text, **more):
        body = self.post("/chat/completions", model=MODEL, messages=[{"role": "user", "content": text}], **more)
        return json.loads(body)["choices"][0]["message"]

    def events(self, body):
        return [json.loads(line[6:]) for line in body.decode().splitlines() if line.startswith("data: {")]

    def chat(self, text):
        return self.message(text)["content"]

    def stream(self, text):
        messages = [{"role": "user", "content": text}]
        events = self.events(self.post("/chat/completions", model=MODEL, messages=messages, stream=True))
        return "".join(event["choices"][0]["delta"].get("content", "") for event in events)

    def responses(self, text):
        return json.loads(self.post("/responses", model=MODEL, input=text))["output"][0]["content"][0]["text"]

    def rstream(self, text):
        return self.events(self.post("/responses", model=MODEL, input=text, stream=True))[-1]["type"]

    def tools(self, text):
        return self.message(text, tools=[WEATHER])["tool_calls"][0]["function"]["name"]

    def embed(self, text):
        return numbers(json.loads(self.post("/embeddings", model=EMBEDDING_MODEL, input=text))["data"][0]["embedding"])

    def image(self, text):
        url = json.loads(self.post("/images/generations", model="dall-e-2", prompt=text))["data"][0]["url"]
        return f"{len(urllib.request.urlopen(url).read())} bytes"

    def speech(self, text):
        return f"{len(self.post('/audio/speech', model='tts-1', voice='alloy', input=text))} bytes"

    def transcription(self, text):
        with tempfile.TemporaryDirectory() as folder:
            path = f"{folder}/morning.wav"
            with open(path, "wb") as file:
                file.write(sound().getvalue())
            form = ["-F", "model=whisper-1", "-F", f"prompt={text}", "-F", f"file=@{path}"]
            return json.loads(self.run("/audio/transcriptions", *form))["text"]


CLIENTS = {
    "openai": OpenAI,
    "azure": lambda: OpenAI(azure=True),
    "litellm": LiteLLM,
    "pydantic_ai": PydanticAI,
    "haystack": Haystack,
    "curl": Curl,
}


def answer(client, question):
    os.environ["OPENAI_BASE_URL"] = os.environ["OPENAI_API_BASE"] = question["base"]
    if not hasattr(client, question["action"]):
        return {}
    try:
        return {"answer": client(question["action"], question["text"])}
    except Exception as error:
        return {"error": type(error).__name__, "text": str(error)[:2000]}


def main():
    clients = {name: CLIENTS[name]() for name in sys.argv[1:]}
    # What libraries print is no answer.
    answers, sys.stdout = sys.stdout, sys.stderr
    for line in sys.stdin:
        question = json.loads(line)
        print(json.dumps(answer(clients[question["client"]], question)), file=answers, flush=True)


main()
