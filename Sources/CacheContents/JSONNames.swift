import CachedOpenAI

/// Any JSON value, exact.
package typealias JSON = OpenAICache.JSON
