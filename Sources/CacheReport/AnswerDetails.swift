import CacheContents
import CachedOpenAI
import CachedOpenAIGenerator
import Foundation

/// What some answers tell besides: how likely each word was, when it was said, how alike vectors are.
struct AnswerDetails {
    private static let mostTokens = 1_000
    private static let mostSegments = 500
    private static let vectorCounts = 2...8

    private let answer: Answer
    private let shown: Shown

    init(_ answer: Answer, _ shown: Shown) {
        self.answer = answer
        self.shown = shown
    }

    /// The words of a transcription with their times.
    var segments: [String: Any]? {
        guard let all = answer.json?["segments"]?.arrayValue, !all.isEmpty else { return nil }
        let rows: [[String: Any]] = all.prefix(Self.mostSegments).map { segment in
            let times = ["start", "end"].map { Words.tenths(segment[$0]?.doubleValue ?? 0) }
            let speaker = segment["speaker"]?.stringValue.map { "\($0): " } ?? ""
            let words = speaker + (segment["text"]?.stringValue ?? "")
            return ["time": "\(times[0])–\(times[1]) s", "words": shown.line(words.trimmed, most: 2_000)]
        }
        return ["title": Counted.of(all.count, "segment"), "rows": rows]
    }

    /// Each token with its likelihood.
    var logprobs: [String: Any]? {
        guard let all = answer.json?["choices"]?.arrayValue?.first?["logprobs"]?["content"]?.arrayValue, !all.isEmpty
        else { return nil }
        let tokens: [[String: Any]] = all.prefix(Self.mostTokens).map { token in
            let chance = Self.chance(token["logprob"]?.doubleValue ?? 0)
            let text = token["token"]?.stringValue ?? ""
            return [
                "text": shown.block(text).joined(separator: "\n"), "chance": "\(Words.tenths(chance * 100)) %",
                "style": Self.style(chance),
            ]
        }
        return ["title": "Token by token (\(Counted.of(all.count, "token")))", "tokens": tokens]
    }

    private static func chance(_ logarithm: Double) -> Double {
        logarithm.isFinite ? min(1, exp(min(0, max(-100, logarithm)))) : 0
    }

    private static func style(_ chance: Double) -> String {
        if chance >= 0.9 { return "p0" }
        if chance >= 0.5 { return "p1" }
        return chance >= 0.2 ? "p2" : "p3"
    }

    /// The cosine of each two vectors.
    var likeness: [String: Any]? {
        let vectors = answer.vectors
        guard Self.vectorCounts.contains(vectors.count) else { return nil }
        let rows: [[String: Any]] = vectors.enumerated().map { index, vector in
            let cells = vectors.map { other in
                ["text": vector.cosine(to: other).map { Words.thousandths($0) } ?? "–"] as [String: Any]
            }
            return ["number": "\(index + 1)", "cells": cells]
        }
        return ["heads": vectors.indices.map { ["text": "\($0 + 1)"] as [String: Any] }, "rows": rows]
    }
}
