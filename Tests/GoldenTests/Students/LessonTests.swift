// A student's tests, in both frameworks.
import Foundation
import Testing
import XCTest

@Test func aNumberIsGiven() async throws {
    let completion = try await OpenAI().chat.completions.create(
        model: "gpt-4o-mini", messages: [.user("please give me a random number")])
    #expect(completion.choices.first?.message.content != nil)
}

nonisolated final class LessonTests: XCTestCase {
    func testEveryModelHasAName() throws {
        XCTAssertFalse(try OpenAI().blocking.models.list().data.map(\.id).contains(""))
    }
}
