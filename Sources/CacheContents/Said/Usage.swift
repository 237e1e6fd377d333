/// What an answer cost, in tokens, as it says itself.
package struct Usage: Hashable, Sendable {
    /// All that went in.
    package let input: Int
    /// All that came out.
    package let output: Int
    /// Of those that went in: known from an earlier call.
    package let cached: Int
    /// Of those that went in and came out: sound and pictures.
    package let inputAudio, outputAudio, inputImage, outputImage: Int
    /// Of sound, where that is what counts.
    package let seconds: Double?
    /// Such as `flex` or `priority`; nil for the usual one.
    package let tier: String?

    /// Nil if the answer doesn't tell.
    init?(_ answer: JSON?) {
        guard let usage = answer?["usage"] ?? answer?["x_groq"]?["usage"], usage.objectValue != nil else { return nil }
        func number(_ object: JSON?, _ names: String...) -> Int? {
            names.lazy.compactMap { object?[$0]?.intValue }.first.map { max(0, min($0, 1_000_000_000)) }
        }
        let input = number(usage, "prompt_tokens", "input_tokens")
        let output = number(usage, "completion_tokens", "output_tokens")
        seconds = usage["seconds"]?.doubleValue
        guard input != nil || output != nil || seconds != nil else { return nil }
        self.input = input ?? 0
        self.output = output ?? 0
        let before = ["prompt_tokens_details", "input_tokens_details", "input_token_details"].lazy
            .compactMap { usage[$0] }.first
        let after = ["completion_tokens_details", "output_tokens_details"].lazy.compactMap { usage[$0] }.first
        cached = number(before, "cached_tokens") ?? number(usage, "prompt_cache_hit_tokens") ?? 0
        inputAudio = number(before, "audio_tokens") ?? 0
        outputAudio = number(after, "audio_tokens") ?? 0
        inputImage = number(before, "image_tokens") ?? 0
        outputImage = number(after, "image_tokens") ?? 0
        let tier = answer?["service_tier"]?.stringValue
        self.tier = ["default", "auto", "standard", nil].contains(tier) ? nil : tier
    }
}
