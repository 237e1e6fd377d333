import Foundation
import Testing

@Suite("The manual page")
struct ManualPageTests {
    @Test("has each command and each option, in the tool's own words; make golden writes them down anew")
    func commands() async throws {
        let current = try await ManualPage.current()
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
            try current.write(to: ManualPage.file, atomically: true, encoding: .utf8)
        }
        #expect(try ManualPage.checkedIn == current)
        #expect(current.contains(".Ss serve\n") && current.contains(".It Fl -rehearsed Ar file\n"))
    }
}
