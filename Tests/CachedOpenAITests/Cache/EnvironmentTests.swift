import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct EnvironmentTests {
    private typealias Settings = OpenAICache.Settings

    @Test func anEmptyVariableCountsAsNotSet() {
        let names = ["DEV_MODE", "OFFLINE", "VERBOSE", "DELAY_RESPONSES"].map { "CACHED_OPENAI_\($0)" }
        let empty = Settings(environment: .init(uniqueKeysWithValues: (names + ["OPENAI_BASE_URL"]).map { ($0, "") }))
        #expect(empty == Settings(environment: [:]))
        #expect(Settings(environment: ["TERM": "xterm", "CI": ""]).mayAsk)
    }

    @Test func anEmptyCacheURLMeansNoDownloadAndNoQuestion() {
        #expect(Settings(environment: ["CACHED_OPENAI_CACHE_URL": ""]).cacheAddress == "")
        #expect(Settings(environment: ["CACHED_OPENAI_CACHE_URL": " \n"]).cacheAddress == "")
        #expect(Settings(environment: [:]).cacheAddress == nil)
    }

    @Test(arguments: ["1", "true", "0", "false", "no", "off", "OFF", " 0 "]) func anyOtherValueIsOne(value: String) {
        let settings = Settings(environment: [
            "CACHED_OPENAI_DEV_MODE": value, "CACHED_OPENAI_OFFLINE": value, "CACHED_OPENAI_VERBOSE": value,
            "CACHED_OPENAI_DELAY_RESPONSES": value,
        ])
        #expect(settings.mode == .dev && settings.isOffline && settings.isVerbose && settings.delaysResponses)
    }

    @Test func aValueThatLooksLikeOffIsToldOfOnce() {
        for value in ["0", "false", "No", "OFF"] {
            let settings = Settings(environment: ["CACHED_OPENAI_DEV_MODE": value, "CACHED_OPENAI_OFFLINE": "1"])
            let doubts = OpenAICache.EnvironmentSwitches.doubts(of: settings)
            #expect(doubts.count == 1 && doubts[0].contains("CACHED_OPENAI_DEV_MODE is set to “\(value)”"))
            #expect(doubts.first?.contains("dev mode is on") == true && doubts.first?.contains("unset it") == true)
        }
        let plain = Settings(environment: ["CACHED_OPENAI_DEV_MODE": "yes", "CACHED_OPENAI_VERBOSE": ""])
        #expect(OpenAICache.EnvironmentSwitches.doubts(of: plain).isEmpty)
    }

    @Test func aMisspeltVariableIsToldOf() {
        let settings = Settings(environment: [
            "CACHED_OPENAI_DEVMODE": "1", "CACHED_OPENAI_CACHE_URL": "x", "CACHED_OPENAI_NONE": "", "OPENAI_X": "1",
        ])
        let doubts = OpenAICache.EnvironmentSwitches.doubts(of: settings)
        #expect(doubts.count == 1)
        #expect(doubts.first?.hasPrefix("CACHED_OPENAI_DEVMODE is set, but there is no such variable.") == true)
        #expect(doubts.first?.contains(" CACHED_OPENAI_DEV_MODE,") == true)
    }

    @Test func aSwitchThatTheProgramHasTurnedIsNotToldOf() {
        var settings = Settings(environment: ["CACHED_OPENAI_DEV_MODE": "0"])
        settings.mode = .production
        #expect(OpenAICache.EnvironmentSwitches.doubts(of: settings).isEmpty)
    }

    @Test func aBaseURLIsTrimmed() {
        let settings = Settings(environment: ["OPENAI_BASE_URL": " http://x.example/v1\n"])
        #expect(settings.environmentBaseURL == "http://x.example/v1")
        #expect(Settings(environment: ["OPENAI_BASE_URL": " \n"]).environmentBaseURL == nil)
    }
}
