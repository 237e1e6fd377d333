import CacheContents
import CachedOpenAI
import Foundation
import TestSupport
import Testing

/// What answers cost, as far as it can be known.
@Suite("Costs") struct CostTests {
    private func usage(_ json: JSON, tier: String? = nil) throws -> Usage? {
        var body: JSON.Object = ["choices": [], "usage": json]
        body["service_tier"] = tier.map(JSON.string)
        return try Opened.interaction(SampleRecording.json("/chat/completions", [:], .object(body)))?.answer.usage
    }

    private func dollars(_ model: String, _ json: JSON, tier: String? = nil) throws -> Double? {
        let usage = try #require(try usage(json, tier: tier))
        return PriceList.own.price(of: model)?.dollars(for: usage)
    }

    private func isNear(_ one: Double?, _ other: Double) -> Bool { one.map { abs($0 - other) < 1e-9 } ?? false }

    @Test("what goes in, what is known already, what comes out")
    func tokens() throws {
        let all: JSON = ["prompt_tokens": 1_000_000, "completion_tokens": 1_000_000]
        #expect(isNear(try dollars("gpt-4o-mini", all), 0.75))
        #expect(isNear(try dollars("gpt-4o-mini-2024-07-18", all), 0.75))
        let known: JSON = [
            "prompt_tokens": 1_000_000, "completion_tokens": 0, "prompt_tokens_details": ["cached_tokens": 400_000],
        ]
        #expect(isNear(try dollars("gpt-4o-mini", known), 0.6 * 0.15 + 0.4 * 0.075))
    }

    @Test("a tier has its own price, and one that isn't known has none")
    func tiers() throws {
        let all: JSON = ["prompt_tokens": 1_000_000, "completion_tokens": 1_000_000]
        #expect(isNear(try dollars("gpt-4o-mini", all, tier: "priority"), 1.25))
        #expect(try dollars("gpt-4o-mini", all, tier: "flex") == nil)
        #expect(isNear(try dollars("gpt-4o-mini", all, tier: "default"), 0.75))
    }

    @Test("sound, by the second or by its tokens; too much at once has no price")
    func special() throws {
        #expect(isNear(try dollars("whisper-1", ["type": "duration", "seconds": 30]), 0.003))
        let spoken: JSON = [
            "prompt_tokens": 1_000_000, "completion_tokens": 0, "prompt_tokens_details": ["audio_tokens": 1_000_000],
        ]
        #expect(isNear(try dollars("gpt-4o-transcribe", spoken), 2.5))
        #expect(try dollars("gpt-5.6-luna", ["prompt_tokens": 300_000, "completion_tokens": 1]) == nil)
        #expect(try dollars("llama-3", ["prompt_tokens": 1, "completion_tokens": 1]) == nil)
    }

    @Test("models that are gone are known")
    func gone() {
        #expect(PriceList.own.price(of: "gpt-3.5-turbo")?.shutdown == "2026-10-23")
        #expect(PriceList.own.price(of: "dall-e-2")?.shutdown == "2026-05-12")
        #expect(PriceList.own.date == "2026-11-14" && PriceList.own.day == "14 Nov 2026")
    }

    @Test("a list of one's own, in either form")
    func ownLists() throws {
        let own = try PriceList(
            file: Data(
                #"{"date": "2026-12-01", "models": {"mine": {"input": 1, "output": 2, "shutdown": "2027-01-01"}}}"#.utf8
            ))
        let lite = try PriceList(
            file: Data(
                #"{"mine": {"input_cost_per_token": 1e-6, "output_cost_per_token": 2e-6, "deprecation_date": "2027-01-01"}}"#
                    .utf8))
        for list in [own, lite] {
            let usage = try #require(try usage(["prompt_tokens": 1_000_000, "completion_tokens": 500_000]))
            #expect(isNear(list.price(of: "mine")?.dollars(for: usage), 2))
            #expect(list.price(of: "mine")?.shutdown == "2027-01-01" && list.price(of: "gpt-4o") == nil)
        }
        #expect(own.day == "1 Dec 2026" && lite.day == nil)
        #expect(throws: PriceList.Unreadable.self) { try PriceList(file: Data("no".utf8)) }
        #expect(throws: PriceList.Unreadable.self) { try PriceList(file: Data("{}".utf8)) }
    }

    @Test("what isn't known is counted, and nothing is rounded away")
    func sum() throws {
        var cost = Cost()
        cost.add(try usage(["prompt_tokens": 10, "completion_tokens": 5]), model: "gpt-4o-mini", .own)
        cost.add(try usage(["prompt_tokens": 7, "completion_tokens": 1]), model: "nobody's", .own)
        cost.add(nil, model: "gpt-4o-mini", .own)
        #expect(cost.input == 17 && cost.output == 6 && cost.untold == 1 && cost.unpriced == 1 && cost.priced == 1)
        let words = [0.00000001, 0.0001, 0.0123, 0.68, 1.5, 136, 0].map(Cost.inWords)
        #expect(words == ["less than $0.0001", "$0.0001", "$0.012", "$0.680", "$1.50", "$136.00", "$0"])
    }
}
