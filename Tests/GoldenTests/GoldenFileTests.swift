import Foundation
import TestSupport
import Testing

@Suite("Golden file")
struct GoldenFileTests {
    @Test("the generator makes the golden file of the fixture, byte for byte")
    func sameAsGolden() throws {
        let made = try Golden.regenerated()
        let golden = try String(contentsOf: Golden.file, encoding: .utf8)
        if let difference = FirstDifference.between(made, golden) {
            Issue.record("\(difference). If the change is meant, run `make golden` and look at the diff.")
        }
    }
}
