// Asks servers as ask.py does, through the official JavaScript SDK where it can be imported (openai), and with what Node
// itself has (fetch): ask.mjs
import readline from "node:readline";

const model = "gpt-4o-mini";
const key = "sk-test";
const weather = {
  type: "function",
  function: {
    name: "get_weather",
    parameters: { type: "object", properties: { city: { type: "string" } }, required: ["city"] },
  },
};
const schema = {
  type: "json_schema",
  json_schema: {
    name: "Person",
    strict: true,
    schema: {
      type: "object",
      properties: { name: { type: "string" } },
      required: ["name"],
      additionalProperties: false,
    },
  },
};
const said = (text) => [{ role: "user", content: text }];
const numbers = (vector) => vector.map((number) => number.toFixed(4)).join(" ");
const length = async (answer) => `${(await answer.arrayBuffer()).byteLength} bytes`;
const sound = () => new File(["RIFF0000WAVE"], "morning.wav");

const withSDK = (OpenAI) => ({
  chat: async (api, text) =>
    (await api.chat.completions.create({ model, messages: said(text) })).choices[0].message.content,
  stream: async (api, text) => {
    let all = "";
    const stream = await api.chat.completions.create({ model, messages: said(text), stream: true });
    for await (const chunk of stream) all += chunk.choices[0]?.delta?.content ?? "";
    return all;
  },
  responses: async (api, text) => (await api.responses.create({ model, input: text })).output_text,
  rstream: async (api, text) => {
    let last;
    for await (const event of await api.responses.create({ model, input: text, stream: true })) last = event.type;
    return last;
  },
  tools: async (api, text) =>
    (await api.chat.completions.create({ model, messages: said(text), tools: [weather] })).choices[0].message
      .tool_calls[0].function.name,
  structured: async (api, text) =>
    JSON.parse(
      (await api.chat.completions.create({ model, messages: said(text), response_format: schema })).choices[0].message
        .content,
    ).name,
  embed: async (api, text) =>
    numbers((await api.embeddings.create({ model: "text-embedding-3-small", input: text })).data[0].embedding),
  image: async (api, text) =>
    length(await fetch((await api.images.generate({ model: "dall-e-2", prompt: text })).data[0].url)),
  speech: async (api, text) =>
    length(await api.audio.speech.create({ model: "tts-1", voice: "alloy", input: text })),
  transcription: async (api, text) =>
    (await api.audio.transcriptions.create({ model: "whisper-1", file: sound(), prompt: text })).text,
  api: (base) => new OpenAI({ baseURL: base, apiKey: key }),
});

const post = async (base, path, body) => {
  const isForm = body instanceof FormData;
  const answer = await fetch(base + path, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, ...(isForm ? {} : { "content-type": "application/json" }) },
    body: isForm ? body : JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return answer;
};

const events = async (answer) =>
  (await answer.text())
    .split("\n")
    .filter((line) => line.startsWith("data: {"))
    .map((line) => JSON.parse(line.slice(6)));

const withFetch = {
  chat: async (base, text) =>
    (await (await post(base, "/chat/completions", { model, messages: said(text) })).json()).choices[0].message.content,
  stream: async (base, text) =>
    (await events(await post(base, "/chat/completions", { model, messages: said(text), stream: true })))
      .map((chunk) => chunk.choices[0]?.delta?.content ?? "")
      .join(""),
  responses: async (base, text) =>
    (await (await post(base, "/responses", { model, input: text })).json()).output[0].content[0].text,
  rstream: async (base, text) =>
    (await events(await post(base, "/responses", { model, input: text, stream: true }))).at(-1).type,
  tools: async (base, text) =>
    (await (await post(base, "/chat/completions", { model, messages: said(text), tools: [weather] })).json()).choices[0]
      .message.tool_calls[0].function.name,
  structured: async (base, text) =>
    JSON.parse(
      (await (await post(base, "/chat/completions", { model, messages: said(text), response_format: schema })).json())
        .choices[0].message.content,
    ).name,
  embed: async (base, text) =>
    numbers(
      (await (await post(base, "/embeddings", { model: "text-embedding-3-small", input: text })).json()).data[0]
        .embedding,
    ),
  image: async (base, text) =>
    length(
      await fetch(
        (await (await post(base, "/images/generations", { model: "dall-e-2", prompt: text })).json()).data[0].url,
      ),
    ),
  speech: async (base, text) =>
    length(await post(base, "/audio/speech", { model: "tts-1", voice: "alloy", input: text })),
  transcription: async (base, text) => {
    const form = new FormData();
    form.set("model", "whisper-1");
    form.set("prompt", text);
    form.set("file", sound());
    return (await (await post(base, "/audio/transcriptions", form)).json()).text;
  },
  api: (base) => base,
};

const sdk = await import("openai").then(
  (module) => withSDK(module.default),
  () => null,
);
const clients = { openai_node: sdk ?? {}, fetch: withFetch };

for await (const line of readline.createInterface({ input: process.stdin })) {
  const { client, action, base, text } = JSON.parse(line);
  const ask = clients[client][action];
  let answer = {};
  if (ask) {
    answer = await ask(clients[client].api(base), text).then(
      (answer) => ({ answer }),
      (error) => ({ error: error.name, text: error.message.slice(0, 2000) }),
    );
  }
  console.log(JSON.stringify(answer));
}
