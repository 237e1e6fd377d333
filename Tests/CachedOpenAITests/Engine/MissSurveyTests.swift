import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct MissSurveyTests {
    /// A cache whose requests' texts were left out.
    private final class WithoutTexts: OpenAICache.CacheLayer {
        private let file: OpenAICache.ScannedFile

        init(_ file: OpenAICache.ScannedFile) {
            self.file = file
        }

        let name = "a file"
        let delaysResponses = false
        let isEmpty = false
        let holdsEarlierKeys = false
        func changingCount(for key: OpenAICache.RequestKey) -> Int? { nil }
        func locators(for key: OpenAICache.RequestKey) -> [OpenAICache.Locator] { file.locators(for: key) }
        func answer(at locator: OpenAICache.Locator) throws -> OpenAICache.RecordedAnswer {
            try file.answer(at: locator)
        }
        func forEachRequest(_ visit: (OpenAICache.RequestKey, OpenAICache.RecordedRequest) -> Bool) {}
        func forEachLocator(_ visit: (OpenAICache.RequestKey, OpenAICache.Locator) throws -> Void) throws {
            try file.forEachLocator(visit)
        }
    }

    private let file = OpenAICache.ScannedFile(
        OpenAICache.DataSource(
            SampleFile.journal([
                SampleRecording.number(1), SampleRecording.number(2, question: 1, seed: 5),
                SampleRecording.number(3, question: 3),
            ]), name: "a file"), from: 36)

    private func survey(
        _ question: Int, seed: Int? = nil, overwrites: Bool = false, layer: (any OpenAICache.CacheLayer)? = nil,
        problems: [String] = [], settings: OpenAICache.Settings = .init(environment: [:])
    ) throws -> OpenAICache.MissSurvey {
        let body: OpenAICache.JSON = ["question": .number(.init(question))]
        let address = OpenAICache.Address(base: SampleRecording.base, path: "/questions", query: "")
        var call = OpenAICache.Call(
            method: "POST", url: try #require(URL(string: "https://api.openai.com/v1/questions")), address: address,
            body: .json(body))
        call.cacheSeed = seed
        call.overwritesCache = overwrites
        let layers = [layer ?? file]
        return OpenAICache.MissSurvey(
            call: call, identity: .init(method: "POST", address: address, body: call.body),
            stack: .init(cursors: .init(), layers: { .init(recorded: layers) }, report: { _ in }), settings: settings,
            problems: problems)
    }

    @Test func aCacheWithoutTextsSaysThatItCannotCompare() throws {
        let text = try survey(9, layer: WithoutTexts(file)).error(.noKey).description
        #expect(text.contains("--hash-keys") && !text.contains("differs"), "\(text)")
        #expect(try survey(1, seed: 9, layer: WithoutTexts(file)).error(.noKey).description.contains("the seed 5"))
    }

    @Test func aRequestThatTheSystemHidesIsNotCompared() throws {
        let error = try survey(9).error(.hiddenUpload)
        #expect(error.closest == nil && error.description.contains("httpBody"))
    }

    @Test func anAnswerThatCannotBeReadIsNotCalledMissing() throws {
        let text = try survey(1, problems: ["a file at byte 7: damaged"]).error(.offline).description
        #expect(text.contains("is recorded") && text.contains("damaged") && text.contains("get the cache file again"))
    }

    @Test func theSameFieldsUnderAnotherKeyAreNoEmptyDifference() throws {
        var settings = OpenAICache.Settings(environment: [:])
        settings.ignoredBodyFields = ["question"]
        let text = try survey(9, settings: settings).error(.noKey).description
        #expect(text.contains("ignoredBodyFields") && !text.contains("differs in"), "\(text)")
    }

    @Test func aMissThatWasSentAndFailedIsToldInASentence() throws {
        #expect(
            try survey(9).note == "(The request was sent because it is not recorded in the cache (the closest "
                + "recorded request differs in question).)")
        #expect(
            try survey(1, seed: 9).note == "(The request was sent because it is not recorded with the seed 9 in the "
                + "cache, but with the seed 5 and without a seed.)")
        #expect(try survey(1, overwrites: true).note.contains("overwriteCache"))
        let plain = try survey(9, layer: WithoutTexts(file)).note
        #expect(plain == "(The request was sent because it is not recorded in the cache.)")
    }

    @Test func onlyProductionSaysThatAMissWasSent() async throws {
        try await Lesson.run { lesson in
            let call = try survey(9).call
            #expect(lesson.engine(.production).noteOnMiss(call)?.hasPrefix("(The request was sent because") == true)
            #expect(lesson.engine(.dev).noteOnMiss(call) == nil)
            #expect(lesson.engine(.production, offline: true).noteOnMiss(call) == nil)
            var keyless = call
            keyless.obstacle = .noKey
            #expect(lesson.engine(.production).noteOnMiss(keyless) == nil)
        }
    }
}
