import Foundation

nonisolated extension OpenAICache {
    /// What a file is that stands where a cache should be, told by its first bytes, and what to do about it.
    struct ForeignFile {
        /// Such as `this is a gzip file`.
        let kind: String
        /// Sentences.
        let advice: String

        private static let getAgain = "Get the file again."
        private static let mostRead: UInt64 = 1_024
        private static let magics: [[UInt8]] = [FileHeader.magic, JournalHeader.magic]

        init(_ source: any ByteSource) {
            let count = Int(Swift.min(source.count, Self.mostRead))
            self.init((try? source.read(at: 0, count: count)) ?? Data())
        }

        /// - Parameter start: a kilobyte, or all that there is.
        init(_ start: Data) {
            let start = [UInt8](start)
            self = Self.spoilt(start) ?? Self.known(start) ?? Self.text(start) ?? Self.other
        }

        private init(_ kind: String, _ advice: String) {
            self.kind = kind
            self.advice = advice
        }

        private static let other = ForeignFile("it starts with other bytes", getAgain)

        // MARK: A cache that something was done to

        private static func spoilt(_ start: [UInt8]) -> ForeignFile? {
            if start.starts(with: JournalHeader.magic) {
                return ForeignFile("this is a journal", "Rename it to \(FileNames.journal).")
            }
            if start.starts(with: FileHeader.magic), !hasConflict(start) {
                return ForeignFile("this is a cache file", "Rename it to \(FileNames.cache).")
            }
            if hasConflict(start) {
                return ForeignFile(
                    "this file has the conflict markers of a Git merge",
                    "Take one of the two versions, with git checkout --ours or --theirs and the file's name.")
            }
            if hasOtherLineEnds(start) {
                return ForeignFile(
                    "its line ends were changed: Git or an FTP program took it for text",
                    "Add the line *.cache binary to .gitattributes (or transfer it as binary), and get it again.")
            }
            return magics.lazy.compactMap { reencoded(start, $0) }.first
        }

        /// Git's mark stands at the beginning of a line: the first, or the one behind the magic.
        static func hasConflict(_ start: some Swift.Sequence<UInt8>) -> Bool {
            let start = Array(start.prefix(FileHeader.magic.count + 8))
            let line = start.starts(with: FileHeader.magic) ? start.dropFirst(FileHeader.magic.count) : start[...]
            return line.starts(with: "<<<<<<< ".utf8)
        }

        /// The magics have a line end of each kind, so that this can be seen.
        private static func hasOtherLineEnds(_ start: [UInt8]) -> Bool {
            guard magics.contains(where: { start.starts(with: $0.prefix(4)) }) else { return false }
            let rest = start.dropFirst(4).prefix(8)
            return rest.drop { $0 == 0x0D || $0 == 0x0A }.first == 0x1A
        }

        private static func reencoded(_ start: [UInt8], _ magic: [UInt8]) -> ForeignFile? {
            if start.starts(with: magic.map { $0 & 0x7F }) {
                return ForeignFile(
                    "its bytes have lost their highest bit on the way, as in a mail or an FTP transfer of text",
                    "Send it as binary, or in a ZIP.")
            }
            if start.starts(with: Data(magic).base64EncodedData().prefix(10)) {
                return ForeignFile("this is a cache as base64 text", "Decode it: base64 -d FILE > \(FileNames.cache)")
            }
            let texts: [[UInt8]] = [[0xEF, 0xBF, 0xBD], [0xC2, 0x89]]
            if texts.contains(where: { start.starts(with: $0 + magic[1..<4]) }) {
                return ForeignFile(
                    "a program has opened it and saved as text what it took it for",
                    "\(getAgain) Don't open it in an editor.")
            }
            for missing in 1..<5 where start.starts(with: magic[missing...]) {
                return ForeignFile("its first bytes are missing", getAgain)
            }
            return nil
        }

        // MARK: Something else

        private static func known(_ start: [UInt8]) -> ForeignFile? {
            if start.count > 7, start.allSatisfy({ $0 == 0 }) {
                return ForeignFile("it is nothing but zeros: a copy or a download that wasn't finished", getAgain)
            }
            if let packer = packers.first(where: { start.starts(with: $0.start) })?.name ?? tar(start) {
                return ForeignFile(
                    "this is \(packer)", "Unpack it, and name what is in it \(FileNames.cache).")
            }
            return others.first { start.starts(with: $0.start) }?.file
        }

        private static let packers: [(start: [UInt8], name: String)] = [
            ([0x1F, 0x8B], "a gzip file"), (Array("PK".utf8), "a ZIP"), (Array("BZh".utf8), "a bzip2 file"),
            ([0x28, 0xB5, 0x2F, 0xFD], "a Zstandard file"), ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "an xz file"),
            ([0x37, 0x7A, 0xBC, 0xAF], "a 7z archive"), (Array("Rar!".utf8), "a RAR archive"),
        ]

        private static func tar(_ start: [UInt8]) -> String? {
            start.dropFirst(257).starts(with: "ustar".utf8) ? "a tar archive" : nil
        }

        static let placeholder = ForeignFile(
            "this is a placeholder, as iCloud leaves it", "Open the folder in Finder, and download it from iCloud.")
        private static let shortcut = ForeignFile(
            "this is a shortcut to a file or a page", "Put the file itself there.")
        private static let utf16 = ForeignFile(
            "this is text in UTF-16, as PowerShell's > writes it", "Copy the file with Copy-Item instead.")
        private static let others: [(start: [UInt8], file: ForeignFile)] = [
            ([0xFF, 0xFE], utf16), ([0xFE, 0xFF], utf16), ([0x4C, 0, 0, 0, 1, 0x14, 2, 0], shortcut),
            (Array("[InternetShortcut]".utf8), shortcut),
            (Array("bplist".utf8), placeholder),
            (
                Array("version https://git-lfs".utf8),
                ForeignFile("this is a Git LFS pointer and not the file itself", "Run git lfs pull.")
            ),
            (
                Array("/annex/objects/".utf8),
                ForeignFile("this is a git-annex pointer and not the file itself", "Run git annex get.")
            ),
            (
                [0x80],
                ForeignFile(
                    "this is a Python pickle", "Caches of the Python package can't be read: record the lesson again.")
            ),
        ]

        // MARK: Text

        private static func text(_ start: [UInt8]) -> ForeignFile? {
            let isMarked = start.starts(with: [0xEF, 0xBB, 0xBF])
            let text = String(decoding: start.dropFirst(isMarked ? 3 : 0), as: UTF8.self)
                .trimmingCharacters(in: .whitespacesAndNewlines)
            if text.isEmpty || text.unicodeScalars.prefix(100).contains("\u{FFFD}") { return nil }
            if text.hasPrefix("<") { return markup(text) }
            if text.hasPrefix("{") || text.hasPrefix("[") {
                return ForeignFile("this is JSON, such as a server's error", getAgain)
            }
            if text.hasPrefix("//") || text.hasPrefix("import ") {
                return ForeignFile(
                    "this is Swift code", "A generated CachedOpenAI.swift belongs in the project's Sources.")
            }
            if RequestKey(hexadecimal: String(text.prefix(64))) != nil {
                return ForeignFile("this is a list of used keys", "Rename it to \(FileNames.usedKeys).")
            }
            return ForeignFile("this is text that begins “\(OneLine.of(text, most: 60))”", getAgain)
        }

        private static func markup(_ text: String) -> ForeignFile {
            guard text.contains("<Error>") else {
                return ForeignFile("this is a web page", "Download the file itself, not the page that shows it.")
            }
            let code = text.components(separatedBy: "<Code>").dropFirst().first?.prefix { $0 != "<" }
            let name = code.map { " (\(OneLine.of(String($0), most: 40)))" } ?? ""
            return ForeignFile("this is a server's error\(name)", "Ask your teacher for a new link.")
        }
    }
}
