#!/usr/bin/env python3
"""Writes a cache of the Python package cached_openai as JSONL, for `cached-openai import`.

Run it with the Python with which the cache was recorded, in the folder where the cache lives:

    python python-cache-to-jsonl.py openai.cache > openai_cache.jsonl
    cached-openai import openai_cache.jsonl

Beside openai.cache it reads the temporary cache (openai_cache_temp.bin) and, if there is one, the list of hashed keys
(dehash_openai_cache_used.txt). To read a pickle is to run what is in it: give it only caches of your own.
"""

import argparse
import base64
import datetime
import gzip
import io
import json
import os
import pickle
import struct
import sys

OPENAI = "https://api.openai.com/v1"

# How the client's methods are called, and what they send.
ROUTES = {
    "chat.completions.create": ("POST", "/chat/completions"),
    "chat.completions.parse": ("POST", "/chat/completions"),
    "completions.create": ("POST", "/completions"),
    "responses.create": ("POST", "/responses"),
    "responses.parse": ("POST", "/responses"),
    "embeddings.create": ("POST", "/embeddings"),
    "moderations.create": ("POST", "/moderations"),
    "images.generate": ("POST", "/images/generations"),
    "audio.speech.create": ("POST", "/audio/speech"),
    "models.list": ("GET", "/models"),
    "models.retrieve": ("GET", "/models/{model}"),
    "files.list": ("GET", "/files"),
    "files.retrieve": ("GET", "/files/{file_id}"),
    "vector_stores.list": ("GET", "/vector_stores"),
    "vector_stores.create": ("POST", "/vector_stores"),
    "vector_stores.search": ("POST", "/vector_stores/{vector_store_id}/search"),
    "responses.retrieve": ("GET", "/responses/{response_id}"),
    "conversations.create": ("POST", "/conversations"),
}

# Words in a call that say how to call, not what to ask.
LEFT_OUT_OF_STEM = {"with_raw_response", "with_streaming_response", "beta"}
NEVER_SENT = {"timeout", "delay", "overwrite_cache", "extra_headers", "extra_query", "extra_body"}
FORMATS_OF_SPEECH = {
    "mp3": "audio/mpeg", "opus": "audio/opus", "aac": "audio/aac", "flac": "audio/flac", "wav": "audio/wav",
    "pcm": "audio/pcm",
}


class LeftOut(Exception):
    """Why an entry can't be written."""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cache", nargs="?", default="openai.cache")
    parser.add_argument("--base-url", default=OPENAI, help="where it was recorded (default: %(default)s)")
    options = parser.parse_args()
    cache = load(options.cache)
    hashed = dehashed(options.cache)
    written, left_out = 0, {}
    for row, reason in rows(cache, hashed, options.base_url.rstrip("/")):
        if reason:
            left_out[reason] = left_out.get(reason, 0) + 1
        else:
            sys.stdout.write(json.dumps(row, ensure_ascii=True) + "\n")
            written += 1
    print(f"{written} answers written", file=sys.stderr)
    for reason, count in sorted(left_out.items()):
        print(f"  {count} left out: {reason}", file=sys.stderr)


# Reading

def load(path):
    """The cache with what was recorded since it was written last."""
    with open(path, "rb") as file:
        is_packed = file.read(2) == b"\x1f\x8b"
    with (gzip.open if is_packed else open)(path, "rb") as file:
        loaded = pickle.load(file)
    cache = dict(loaded[1] if isinstance(loaded, tuple) else loaded)
    temporary = os.path.join(os.path.dirname(path) or ".", "openai_cache_temp.bin")
    if os.path.exists(temporary):
        with open(temporary, "rb") as file:
            while True:
                length = file.read(4)
                if len(length) < 4:
                    break
                content = file.read(struct.unpack("I", length)[0])
                try:
                    key, value = pickle.loads(content)
                except Exception:  # The program was killed while it wrote.
                    break
                cache[key] = value
    return cache


def dehashed(path):
    """The requests behind hashed keys, as far as development mode noted them down."""
    name = os.path.join(os.path.dirname(path) or ".", "dehash_openai_cache_used.txt")
    if not os.path.exists(name):
        return {}
    with open(name) as file:
        pairs = (line.rstrip("\n").split(":", 1) for line in file)
        return {pair[0]: pair[1] for pair in pairs if len(pair) == 2}


# Rows

def rows(cache, hashed, base):
    """A row, or the reason why there is none, for each answer; those of one request in their turns."""
    targets = {entry["TARGET"] for entries in cache.values() for entry in as_list(entries) if "TARGET" in entry}
    for key, entries in cache.items():
        if key in targets:
            continue  # It comes where the request without a seed points at it.
        for entry in as_list(entries):
            name = key
            while "TARGET" in entry:
                name = entry["TARGET"]
                found = as_list(cache.get(name, []))
                if not found:
                    break
                entry = found[-1]
            try:
                if "TARGET" in entry:
                    raise LeftOut("the answer that a seed points at is gone")
                yield row(name, hashed, entry, base), None
            except LeftOut as reason:
                yield None, str(reason)


def as_list(entries):
    return entries if isinstance(entries, list) else [entries]


def row(key, hashed, entry, base):
    text = key if key.startswith("{") else hashed.get(key)
    if text is None:
        raise LeftOut("its key is hashed: nobody can tell what was asked")
    asked = json.loads(text)
    kwargs = asked["kwargs"]
    method, path, query, body = request(asked["stem"], kwargs)
    result = {
        "method": method, "host": base.split("://", 1)[1].split("/", 1)[0],
        "path": base_path(base) + path, "query": query,
        "request_type": "application/json" if body is not None else None,
        "request": {"text": json.dumps(body, ensure_ascii=False)} if body is not None else {"text": ""},
        "status": 200,
    }
    answer(result, asked, entry)
    result.update(base=base, seed=kwargs.get("seed"), recorded=moment(entry.get("time_saved")), origin="imported")
    result["run_ms"] = round(float(entry.get("run_time") or 0) * 1000, 3)
    pictures(result, entry)
    return {name: value for name, value in result.items() if not name.startswith("_")}


def base_path(base):
    rest = base.split("://", 1)[1].split("/", 1)
    return "/" + rest[1] if len(rest) > 1 else ""


def moment(seconds):
    if not seconds:
        return 0
    time = datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc)
    return time.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def request(stem, kwargs):
    name = ".".join(part for part in stem if part not in LEFT_OUT_OF_STEM)
    if name not in ROUTES:
        raise LeftOut(f"what client.{name} sends is not known here")
    method, path = ROUTES[name]
    body = {name: value for name, value in kwargs.items() if name not in NEVER_SENT}
    body.update(kwargs.get("extra_body") or {})
    for field in list(body):
        if "{" + field + "}" in path:
            path = path.replace("{" + field + "}", str(body.pop(field)))
    if method == "GET":
        items = {**body, **(kwargs.get("extra_query") or {})}
        return method, path, "&".join(f"{name}={value}" for name, value in sorted(items.items())), None
    structure(name, body)
    return method, path, "", body


def structure(name, body):
    """A class that was given for the answer's form stands in the key as its schema; the API is sent it in its own words."""
    schema = body.get("response_format") if name.startswith("chat.") else body.get("text_format")
    if not isinstance(schema, dict) or "properties" not in schema:
        return
    sent = {"type": "json_schema", "name": schema.get("title", "response"), "strict": True, "schema": strict(schema)}
    if name.startswith("chat."):
        kind = sent.pop("type")
        body["response_format"] = {"type": kind, "json_schema": sent}
    else:
        del body["text_format"]
        body["text"] = {**(body.get("text") or {}), "format": sent}


def strict(schema):
    """As the official client makes a schema strict; with that client's own function where it is there."""
    try:
        from openai.lib._pydantic import _ensure_strict_json_schema
    except ImportError:
        return schema
    copy = json.loads(json.dumps(schema))
    return in_order(_ensure_strict_json_schema(copy, path=(), root=copy), schema)


def in_order(made, schema):
    """The key has sorted the properties; in which order they were declared, `required` still tells."""
    if isinstance(made, dict) and isinstance(schema, dict):
        for name in made:
            in_order(made[name], schema.get(name))
        declared = schema.get("required")
        if isinstance(declared, list) and isinstance(made.get("required"), list):
            others = [name for name in made["required"] if name not in declared]
            made["required"] = [name for name in declared if name in made["required"]] + others
    elif isinstance(made, list) and isinstance(schema, list):
        for one, other in zip(made, schema):
            in_order(one, other)
    return made


# Answers

def answer(result, asked, entry):
    out = entry.get("out")
    if "audio_file" in entry:
        kind = FORMATS_OF_SPEECH.get(asked["kwargs"].get("response_format", "mp3"), "application/octet-stream")
        result.update(response_type=kind, response={"base64": entry["audio_file"][1]})
    elif asked["kwargs"].get("stream") and isinstance(out, list):
        stream(result, asked, out)
    else:
        result.update(response_type="application/json", response={"text": dumped(out)})


def stream(result, asked, events):
    """Events as the API sends them, each a piece that came when it was noted."""
    body, pieces, time = b"", [], 0.0
    is_named = "responses" in asked["stem"]
    for seconds, event in events:
        time += seconds
        text = dumped(event)
        name = f"event: {json.loads(text).get('type', '')}\n" if is_named else ""
        piece = f"{name}data: {text}\n\n".encode()
        pieces.append([len(piece), int(time * 1e6)])
        body += piece
    if not is_named:
        body += b"data: [DONE]\n\n"
        pieces.append([len(b"data: [DONE]\n\n"), int(time * 1e6)])
    result.update(response_type="text/event-stream", response={"text": body.decode()}, pieces=pieces)


def dumped(out):
    """What an object of the client's was made of, as JSON."""
    if isinstance(out, dict) and "parsed_chat_completion_data" in out:
        out = without_parsed(out["parsed_chat_completion_data"])
    elif hasattr(out, "model_dump"):
        restore_pictures(out)
        dump = out.model_dump(mode="python", exclude_unset=True, by_alias=True)
        out = without_parsed(dump)
    elif hasattr(out, "data") and hasattr(out, "object"):
        out = {"object": out.object, "data": [json.loads(dumped(item)) for item in out.data]}
    try:
        return json.dumps(out, ensure_ascii=False, default=plain)
    except (TypeError, ValueError) as error:
        raise LeftOut(f"an answer of the type {type(out).__name__} can't be written: {error}")


def plain(value):
    """Numbers of numpy's, lists of them, and times."""
    if hasattr(value, "tolist"):
        return value.tolist()
    if hasattr(value, "model_dump"):
        return value.model_dump(mode="json", exclude_unset=True, by_alias=True)
    if isinstance(value, (datetime.datetime, datetime.date)):
        return value.isoformat()
    raise TypeError(f"a {type(value).__name__} in it")


def without_parsed(completion):
    """`parsed` is the client's own reading, which the API never sent."""
    completion = dict(completion)
    for choice in completion.get("choices") or []:
        message = choice.get("message") if isinstance(choice, dict) else None
        if isinstance(message, dict):
            message.pop("parsed", None)
            for call in message.get("tool_calls") or []:
                (call.get("function") or {}).pop("parsed_arguments", None)
    return completion


def restore_pictures(out):
    """The package put pictures of its own kind in the place of data URLs."""
    for choice in getattr(out, "choices", None) or []:
        images = getattr(getattr(choice, "message", None), "images", None) or []
        for place, image in enumerate(images):
            if hasattr(image, "save"):
                file = io.BytesIO()
                image.save(file, format="PNG")
                url = "data:image/png;base64," + base64.b64encode(file.getvalue()).decode()
                images[place] = {"type": "image_url", "image_url": {"url": url}}


def pictures(result, entry):
    saved = entry.get("saved_images")
    if not saved:
        return
    data = json.loads(result["response"]["text"]).get("data") or []
    found = [
        {"url": item["url"], "type": kind_of(image), "content": {"base64": base64.b64encode(image).decode()}}
        for item, image in zip(data, saved) if image is not None and item.get("url")
    ]
    if found:
        result["pictures"] = found


def kind_of(image):
    if image[8:12] == b"WEBP":
        return "image/webp"
    return "image/jpeg" if image.startswith(b"\xff\xd8") else "image/png"


if __name__ == "__main__":
    main()
