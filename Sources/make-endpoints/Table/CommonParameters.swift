/// What several endpoints take, in the same words.
extension Parameter {
    static let temperature = optional("temperature", .number, "0 to 2; higher is more varied.")
    static let topP = optional(
        "topP", .number, "the share of the likeliest tokens that is drawn from; instead of `temperature`.")
    static let presencePenalty = optional("presencePenalty", .number, "-2 to 2.")
    static let frequencyPenalty = optional("frequencyPenalty", .number, "-2 to 2.")
    static let logitBias = optional("logitBias", .json, "from token to bias, -100 to 100.")
    static let stop = optional(
        "stop", .stopSequences, "the model stops before this text, or any of these.")
    static let toolChoice = optional("toolChoice", .json, "`\"auto\"`, `\"none\"`, `\"required\"` or one tool.")
    static let parallelToolCalls = optional(
        "parallelToolCalls", .flag, "whether several tools may be called at once.")
    static let topLogprobs = optional("topLogprobs", .integer, "0 to 20: how many tokens at each place.")
    static let serviceTier = optional("serviceTier", .text, "`auto`, `default`, `flex`, `priority`.")
    static let promptCacheKey = optional("promptCacheKey", .text, "helps the API's own prompt cache.")
    static let promptCacheRetention = optional(
        "promptCacheRetention", .text, "`in_memory`, `24h`: how long the API's own prompt cache remembers.")
    static let promptCacheOptions = optional(
        "promptCacheOptions", .json, "how the API's own prompt cache is used.")
    static let moderation = optional(
        "moderation", .json,
        "whether input and output are judged, such as `[\"model\": \"omni-moderation-latest\"]`.")
    static let safetyIdentifier = optional(
        "safetyIdentifier", .text, "tells a person from others to the API, without saying who it is.")
    static let olderUser = optional("user", .text, "the older name of `safetyIdentifier` and `promptCacheKey`.")
    static let user = optional("user", .text, "tells a person from others to the API, without saying who it is.")
    static let includeUsage = streamOption(
        "includeUsage", "whether the last piece tells how many tokens were used.")

    static func metadata(with owner: String) -> Parameter {
        optional("metadata", .textsByName, "up to 16 pairs, kept with \(owner).")
    }

    static let chunkingStrategy = optional("chunkingStrategy", .json, "how files are cut into pieces.")
    static let expiresAfter = optional(
        "expiresAfter", .json, "such as `[\"anchor\": \"last_active_at\", \"days\": 7]`.")

    // MARK: Lists

    static let after = optional("after", .text, "the item that the page comes after.")
    static let before = optional("before", .text, "the item that the page comes before.")
    static let limit = optional("limit", .integer, "how many items a page has, up to 100.")
    static let order = optional("order", .text, "`asc` or `desc`, by the time of creation.")
}
