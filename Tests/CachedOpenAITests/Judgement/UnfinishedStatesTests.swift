import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct UnfinishedStatesTests {
    private struct Kind {
        var path: String
        var object: String?
        var type: String?
        var making: String
        var made: String
    }

    /// Of the API's description.
    private static let kinds: [Kind] = [
        .init(
            path: "/responses/i", object: "response", making: "queued in_progress",
            made: "completed failed cancelled incomplete"),
        .init(
            path: "/batches/i", object: "batch", making: "validating in_progress finalizing cancelling",
            made: "failed completed expired cancelled"),
        .init(
            path: "/fine_tuning/jobs/i", object: "fine_tuning.job", making: "validating_files queued running",
            made: "succeeded failed cancelled"),
        .init(path: "/vector_stores/i", object: "vector_store", making: "in_progress", made: "expired completed"),
        .init(
            path: "/vector_stores/v/files/i", object: "vector_store.file", making: "in_progress",
            made: "completed cancelled failed"),
        .init(
            path: "/vector_stores/v/file_batches/i", object: "vector_store.files_batch", making: "in_progress",
            made: "completed cancelled failed"),
        .init(path: "/files/i", object: "file", making: "uploaded", made: "processed error"),
        .init(path: "/uploads/i", object: "upload", making: "pending", made: "completed cancelled expired"),
        .init(path: "/videos/i", object: "video", making: "queued in_progress", made: "completed failed"),
        .init(
            path: "/evals/e/runs/i", object: "eval.run", making: "queued in_progress", made: "completed failed canceled"
        ),
        .init(path: "/containers/i", object: "container", making: "", made: "running active deleted expired"),
        .init(
            path: "/threads/t/runs/i", object: "thread.run", making: "queued in_progress requires_action cancelling",
            made: "cancelled failed completed incomplete expired"),
        .init(
            path: "/threads/t/messages/i", object: "thread.message", making: "in_progress", made: "incomplete completed"
        ),
        .init(
            path: "/threads/t/runs/r/steps/i", object: "thread.run.step", making: "in_progress",
            made: "cancelled failed completed expired"),
        .init(path: "/conversations/c/items/i", type: "message", making: "in_progress", made: "completed incomplete"),
        .init(
            path: "/conversations/c/items/i", type: "file_search_call", making: "in_progress searching",
            made: "completed incomplete failed"),
        .init(
            path: "/conversations/c/items/i", type: "image_generation_call", making: "in_progress generating",
            made: "completed failed"),
        .init(
            path: "/conversations/c/items/i", type: "code_interpreter_call", making: "in_progress interpreting",
            made: "completed incomplete failed"),
        .init(
            path: "/conversations/c/items/i", type: "mcp_call", making: "in_progress calling",
            made: "completed incomplete failed"),
        .init(
            path: "/jobs/i", making: "queued in_progress validating finalizing cancelling pending processing running",
            made: "uploaded searching succeeded active stored complete"),
    ]

    private static func body(_ kind: Kind, _ state: String, isTold: Bool) -> String {
        let object = isTold ? kind.object.map { #","object":"\#($0)""# } ?? "" : ""
        let type = kind.type.map { #","type":"\#($0)""# } ?? ""
        return #"{"id":"i","status":"\#(state)","output":[]\#(object)\#(type)}"#
    }

    private static func verdict(_ method: String, _ path: String, _ body: String) -> OpenAICache.AnswerJudge.Verdict {
        OpenAICache.AnswerJudge.judge(
            method: method, path: path, requestedStream: false, status: 200, contentType: "application/json",
            body: Data(body.utf8))
    }

    /// Each state of each kind, once with the kind's name in the object, once with the path alone.
    private static var cases: [(kind: Kind, state: String, isMade: Bool, body: String)] {
        var cases: [(kind: Kind, state: String, isMade: Bool, body: String)] = []
        for kind in kinds {
            for isTold in [true, false] {
                let making = kind.making.split(separator: " ").filter { isTold || $0 != "requires_action" }
                for state in making.map(String.init) {
                    cases.append((kind, state, false, body(kind, state, isTold: isTold)))
                }
                for state in kind.made.split(separator: " ").map(String.init) {
                    cases.append((kind, state, true, body(kind, state, isTold: isTold)))
                }
            }
        }
        return cases
    }

    @Test("an object that was asked for is in the making or made, as its kind has it")
    func fetched() {
        for (kind, state, isMade, body) in Self.cases {
            let expected = isMade ? .right : OpenAICache.AnswerJudge.Verdict.inTheMaking("its status is \(state)")
            #expect(Self.verdict("GET", kind.path, body) == expected, "\(body)")
        }
    }

    @Test("what a POST begins is right, unless it has failed")
    func begun() {
        for (kind, state, _, body) in Self.cases {
            let collection = String(kind.path.dropLast(2))
            let isRight = Self.verdict("POST", collection, body) == .right
            #expect(isRight == (state != "failed"), "\(body)")
        }
    }

    @Test("a list that holds an object in the making is provisional")
    func lists() {
        for (kind, _, isMade, body) in Self.cases {
            let collection = String(kind.path.dropLast(2))
            let list =
                #"{"object":"list","data":[{"id":"a","object":"\#(kind.object ?? "x")"},\#(body)],"has_more":false}"#
            let expected = isMade ? .right : OpenAICache.AnswerJudge.Verdict.provisional
            #expect(Self.verdict("GET", collection, list) == expected, "\(list)")
            #expect(Self.verdict("POST", "/vector_stores/v/search", list) == .right, "\(list)")
        }
        #expect(Self.verdict("GET", "/batches", #"{"object":"list","data":[]}"#) == .right)
        #expect(Self.verdict("GET", "/anything", #"{"data":[{"status":"running"}]}"#) == .provisional)
    }
}
