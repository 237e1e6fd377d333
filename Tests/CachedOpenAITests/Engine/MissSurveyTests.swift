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

    /// A cache whose answers were cut off.
    private final class WithoutAnswers: OpenAICache.CacheLayer {
        private let requests: [(OpenAICache.RequestKey, OpenAICache.RecordedRequest)]

        init(_ requests: [(OpenAICache.RequestKey, OpenAICache.RecordedRequest)]) {
            self.requests = requests
        }

        let name = "a file"
        let delaysResponses = false
        let isEmpty = false
        let holdsEarlierKeys = true
        func changingCount(for key: OpenAICache.RequestKey) -> Int? { nil }
        func locators(for key: OpenAICache.RequestKey) -> [OpenAICache.Locator] { [] }
        func answer(at locator: OpenAICache.Locator) throws -> OpenAICache.RecordedAnswer {
            throw OpenAICache.CacheError.damaged(name, offset: 0, "there is none")
        }
        func forEachRequest(_ visit: (OpenAICache.RequestKey, OpenAICache.RecordedRequest) -> Bool) {
            for (key, request) in requests { guard visit(key, request) else { return } }
        }
        func forEachLocator(_ visit: (OpenAICache.RequestKey, OpenAICache.Locator) throws -> Void) {}
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
        #expect(text.contains("ignoredBodyFields") && text.contains("question: recorded 1, asked 9"), "\(text)")
    }

    @Test func aRequestWhoseAnswerIsLostIsNotCalledAnotherOne() throws {
        let sample = SampleRecording.number(9)
        let request = OpenAICache.RecordedRequest(
            method: "POST", path: "/questions", query: "", contentType: "application/json",
            body: Data(#"{"question":9,"n":1}"#.utf8))
        let body = try OpenAICache.JSON(parsing: request.body)
        let address = OpenAICache.Address(base: SampleRecording.base, path: "/questions", query: "")
        let identity = OpenAICache.RequestIdentity(method: "POST", address: address, body: .json(body))
        let earlier = try #require(identity.keys.others(true).first)
        for requests in [[(sample.key, sample.request)], [(SampleRecording.key(of: 1), request), (earlier, request)]] {
            var survey = try survey(9, layer: WithoutAnswers(requests), problems: ["a file at byte 7: cut short"])
            if requests.count > 1 {
                survey = .init(
                    call: survey.call, identity: identity, stack: survey.stack, settings: survey.settings,
                    problems: survey.problems)
            }
            let text = survey.error(.noKey).description
            #expect(text.contains("is recorded, but its answer is in the damaged part of the cache."), "\(text)")
            #expect(text.contains("What to do: get the cache file again"), "\(text)")
            #expect(!text.contains("another key"), "\(text)")
            #expect(survey.note.contains("because its answer is in the damaged part of the cache."), "\(survey.note)")
        }
    }

    @Test func noCutOfACacheMakesItsRequestsOthers() throws {
        let whole = try SampleFile.packed((0..<20).map { SampleRecording.number($0) })
        var lostCount = 0
        for count in stride(from: 0, to: whole.count, by: 7) {
            let opened = OpenAICache.CacheOpener.open(
                OpenAICache.DataSource(whole.prefix(count), name: "a file"))
            guard let layer = opened.layer else { continue }
            let problems = opened.problems.map { "\($0)" }
            for question in [0, 10, 19] {
                let text = try survey(question, layer: layer, problems: problems).error(.noKey).description
                #expect(!text.contains("another key"), "\(text)")
                lostCount += text.contains("in the damaged part of the cache") ? 1 : 0
            }
        }
        #expect(lostCount > 0)
    }

    @Test func devModeSaysWhatItAsksForAgain() throws {
        var settings = OpenAICache.Settings(environment: [:])
        settings.mode = .dev
        let layer = OpenAICache.ScannedFile(
            OpenAICache.DataSource(
                SampleFile.journal([SampleRecording.number(1, marks: .provisional), SampleRecording.number(2)]),
                name: "a file"), from: 36)
        for (question, problems) in [(1, []), (1, ["a file at byte 7: damaged"]), (2, [])] {
            let text = try survey(question, layer: layer, problems: problems, settings: settings).error(.noKey)
                .description
            #expect(text.contains("a failure or an object still in progress, which dev mode asks for again."))
            #expect(text.contains("What to do: set OPENAI_API_KEY") && !text.contains("get the cache file"), "\(text)")
        }
        let damaged = try survey(2, layer: layer, problems: ["a file at byte 7: damaged"], settings: settings)
        #expect(damaged.error(.noKey).description.contains("get the cache file again"))
    }

    @Test func aCacheThatCannotBeReadIsToBeFixedFirst() throws {
        let text = try survey(1, layer: WithoutAnswers([]), problems: ["x"]).error(.noKey).description
        #expect(!text.contains("fix that first"))
        let survey = try survey(1)
        let none = OpenAICache.MissSurvey(
            call: survey.call, identity: survey.identity,
            stack: .init(cursors: .init(), layers: { .init() }, report: { _ in }), settings: survey.settings,
            problems: ["x"]
        ).error(.noKey).description
        #expect(none.contains("The cache can't be used until that is fixed."), "\(none)")
        #expect(none.contains("What to do: fix that first; or set OPENAI_API_KEY"), "\(none)")
    }

    @Test func offlineWithoutAKeySaysBoth() throws {
        let survey = try survey(9)
        #expect(!survey.error(.offline).description.contains("OPENAI_API_KEY"))
        var call = survey.call
        call.obstacle = .noKey
        let text = OpenAICache.MissSurvey(
            call: call, identity: survey.identity, stack: survey.stack, settings: survey.settings, problems: []
        ).error(.offline).description
        #expect(text.contains("unset CACHED_OPENAI_OFFLINE and set OPENAI_API_KEY to ask the API (keys: "), "\(text)")
    }

    @Test func aMissThatWasSentAndFailedIsToldInSentences() throws {
        #expect(
            try survey(9).note == "The request was sent because it is not recorded in the cache; the closest "
                + "recorded request differs in question. Its answer was not recorded.")
        #expect(
            try survey(1, seed: 9).note == "The request was sent because it is not recorded with the seed 9 in the "
                + "cache, but with the seed 5 and without a seed. Its answer was not recorded.")
        #expect(try survey(1, overwrites: true).note.contains("overwriteCache"))
        let plain = try survey(9, layer: WithoutTexts(file)).note
        #expect(
            plain == "The request was sent because it is not recorded in the cache. Its answer was not recorded.")
    }

    @Test func onlyProductionSaysThatAMissWasSent() async throws {
        try await Lesson.run { lesson in
            let call = try survey(9).call
            let engine = lesson.engine(.production)
            // Only what is open can have missed it.
            _ = try await lesson.client(engine).ask("opens the cache")
            #expect(engine.noteOnMiss(call)?.hasPrefix("The request was sent because") == true)
            #expect(lesson.engine(.dev).noteOnMiss(call) == nil)
            #expect(lesson.engine(.production, offline: true).noteOnMiss(call) == nil)
            var keyless = call
            keyless.obstacle = .noKey
            #expect(lesson.engine(.production).noteOnMiss(keyless) == nil)
        }
    }
}
