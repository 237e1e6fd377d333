import CachedOpenAI

print("\(OpenAI().embeddedByteCount) bytes are embedded")
