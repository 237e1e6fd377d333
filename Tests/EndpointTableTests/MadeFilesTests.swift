import Foundation
import TestSupport
import Testing

@testable import make_endpoints

@Suite("Made files")
struct MadeFilesTests {
    @Test("are as the table has them; if not, run: make endpoints")
    func current() throws {
        #expect(try Library(root: PackageRoot.url).differences() == [])
    }

    @Test("that differ, are missing or are left over are named, and put right")
    func repaired() throws {
        let folder = try TemporaryFolder()
        let library = Library(root: folder.url)
        #expect(try library.differences().count == Library.files.count)
        try library.write()
        #expect(try library.differences() == [])
        let endpoints = "Sources/CachedOpenAI/Endpoints"
        try folder.write(Data("".utf8), to: "\(endpoints)/Chat/Chat.swift")
        try folder.write(Data("\(ResourceWriter.mark) from a table.".utf8), to: "\(endpoints)/Chat/Old.swift")
        try folder.write(Data("import Foundation".utf8), to: "\(endpoints)/Chat/Chat+ByHand.swift")
        #expect(
            try library.differences() == [
                "\(endpoints)/Chat/Chat.swift is not as the table has it",
                "\(endpoints)/Chat/Old.swift is not of the table any more",
            ])
        try library.write()
        #expect(try library.differences() == [])
    }

    @Test("are short enough to read")
    func length() {
        for file in Library.files {
            let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
            #expect(lines.count < 300 && lines.allSatisfy { $0.count <= 120 }, "\(file.path)")
        }
    }
}
