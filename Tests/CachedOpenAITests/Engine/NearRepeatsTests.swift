import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// Whoever records hears, once for each reason, why a question is asked again.
@Suite struct NearRepeatsTests {
    private final class Run {
        let repeats: OpenAICache.NearRepeats
        let counts = OpenAICache.Locked<[OpenAICache.NearRepeats.Reason: Int]>([:])
        private let lines: OpenAICache.Locked<[String]>
        private let ignored: Set<String>

        init(
            _ recorded: [String], module: String = "Hazards",
            ignoring: (then: Set<String>, now: Set<String>) = ([], [])
        ) {
            let lines = OpenAICache.Locked<[String]>([])
            self.lines = lines
            ignored = ignoring.now
            let recordings = recorded.enumerated().map { number, question in
                var recording = SampleRecording.number(number)
                let call = Run.call(question)
                recording.request.body = call.body.encoded.data
                recording.key = Run.keys(call, ignoring: ignoring.then).present
                return recording
            }
            let layer = OpenAICache.ScannedFile(
                OpenAICache.DataSource(SampleFile.journal(recordings), name: "journal"), from: 36)
            let stack = OpenAICache.CacheStack(
                cursors: .init(), layers: { .init(recorded: [layer]) }, report: { _ in })
            let counts = counts
            repeats = .init(
                stack, ignoring: ignoring.now, module: module,
                count: { reason in counts.withLock { $0[reason, default: 0] += 1 } },
                say: { line in lines.withLock { $0.append(line) } })
        }

        func ask(_ question: String) -> [String] {
            let call = Run.call(question)
            repeats.look(at: call, keys: Run.keys(call, ignoring: ignored))
            repeats.finish()
            return lines.withLock { lines in
                defer { lines = [] }
                return lines
            }
        }

        private static func call(_ question: String) -> OpenAICache.Call {
            .init(
                method: "POST", url: URL(fileURLWithPath: "/x"),
                address: .init(base: SampleRecording.base, path: "/questions", query: ""),
                body: .json(["model": "m", "input": .string(question)]))
        }

        private static func keys(_ call: OpenAICache.Call, ignoring ignored: Set<String>) -> OpenAICache.RequestKeys {
            OpenAICache.RequestIdentity(
                method: call.method, address: call.address, body: call.body, ignoredFields: ignored
            ).keys
        }
    }

    @Test func eachReasonIsToldOnce() {
        let run = Run(["{\"a\":1,\"b\":2}?", "On 2026-11-27?", "Case 5A8E7A62-0B5F-4D0B-9B0E-3D2F5B6C7D8E"])
        #expect(run.ask("Something else?") == [])
        let order = run.ask("{\"b\":2,\"a\":1}?")
        #expect(order.count == 1)
        #expect(order.first?.contains("differs from a recorded request by order alone") == true)
        #expect(order.first?.contains("What to do: keep the order") == true)
        #expect(run.ask("?{\"b\":2,\"a\":1}") == [])
        #expect(run.ask("On 2026-11-28?").first?.contains("by a date or a time alone") == true)
        #expect(run.ask("On 2026-11-29?") == [])
        #expect(run.ask("Case 11111111-0B5F-4D0B-9B0E-3D2F5B6C7D8E").first?.contains("by a UUID alone") == true)
        #expect(run.ask("On 2026-11-29?") == [])
        #expect(run.counts.withLock { $0 } == [.sameBut(.order): 1, .sameBut(.date): 2, .sameBut(.uuid): 1])
    }

    @Test func wordsThatWereSwappedAreNotToldOf() {
        let run = Run(["The dog bites the man on 2026-11-27."])
        #expect(run.ask("The man bites the dog on 2026-11-27.") == [])
        #expect(run.counts.withLock { $0 } == [:])
    }

    @Test(arguments: [(["model"], []), ([], ["model"])] as [(Set<String>, Set<String>)])
    func otherIgnoredFieldsAreToldOf(then: Set<String>, now: Set<String>) {
        let run = Run(["Which city?", "Which town?"], ignoring: (then, now))
        let lines = run.ask("Which city?")
        #expect(lines.count == 1 && lines[0].contains("is recorded with other ignored fields"), "\(lines)")
        #expect(lines.first?.contains("What to do: set settings.ignoredBodyFields as it was then") == true)
        #expect(run.ask("Which town?") == [])
        #expect(run.counts.withLock { $0 } == [.otherRules: 2])
    }

    @Test func whatIsRecordedIsNotToldOf() {
        let run = Run(["On 2026-11-27?", "On 2026-11-28?"])
        #expect(run.ask("On 2026-11-28?") == [])
    }

    @Test func theModuleIsToldOfBeforeAnybodyMisses() {
        let run = Run([])
        #expect(run.ask("Read Hazards.swift, and OtherHazards.Sale") == [])
        let lines = run.ask("[Hazards.Sale(item: 1)]")
        #expect(lines.count == 1 && lines[0].contains("holds the name of this module (Hazards.)"))
        #expect(run.ask("[Hazards.Buy(item: 1)]") == [])
        #expect(Run(["[Old.Sale(1)]"]).ask("[New.Sale(1)]").first?.contains("module in a printed type alone") == true)
    }
}
