import Foundation
import TestSupport
import Testing

@testable import CommandSupport

@Suite("Moves")
struct MovesTests {
    @Test("are undone to the last folder when one of them fails")
    func undone() throws {
        let folder = try TemporaryFolder()
        let place = { (path: String) in folder.url.appending(path: path) }
        for path in ["place/a", "new/a", "new/b", "place/b/c"] { try folder.write(path, to: path) }
        var moves = Moves()
        try moves.move(place("place/a"), to: place("old/deep/a"))
        try moves.move(place("new/a"), to: place("place/a"))
        try moves.move(place("place/a"), to: place("place/x/y/a"))
        let error = try #require(throws: ToolError.self) { try moves.move(place("new/b"), to: place("place/b")) }
        #expect(error.description.contains("place/b: "))
        moves.undo()
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.url.path).sorted()
        #expect(paths == ["new", "new/a", "new/b", "place", "place/a", "place/b", "place/b/c"])
        for path in ["place/a", "new/a", "new/b"] {
            #expect(try String(contentsOf: place(path), encoding: .utf8) == path)
        }
    }
}
