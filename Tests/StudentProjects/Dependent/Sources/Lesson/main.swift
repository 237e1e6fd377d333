import CachedOpenAI

OpenAICache.shared.settings.isOffline = true
print(OpenAICache.shared.settings.mode)
