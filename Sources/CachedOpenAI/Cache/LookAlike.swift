import Foundation

nonisolated extension OpenAICache {
    /// A file that looks like the cache that is missing: under another name, packed, or not there yet.
    package struct LookAlike: Sendable {
        /// Such as `There is “lecture-3.cache”, which is a cache file`.
        let finding: String
        /// Such as `rename it to openai_cache.cache`.
        let advice: String
        private var isCache = false

        /// Reading more files than these takes too long.
        private static let mostRead = 100
        private static let own = [FileNames.cache, FileNames.journal, FileNames.usedKeys]

        /// The best one in a folder; nil if there is none.
        static func find(in folder: URL) -> LookAlike? {
            let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
                .filter { !own.contains($0) }
            let likely = names.filter(isLikely).sorted()
            let others = names.filter { !isLikely($0) }.sorted()
            let found = (likely + others).prefix(mostRead).compactMap { name in
                LookAlike(folder.appendingPathComponent(name).path, name)
            }
            return found.first(where: \.isCache) ?? found.first
        }

        private static func isLikely(_ name: String) -> Bool {
            let name = name.lowercased()
            return name.contains(".cache") || name.contains("openai_cache") || name.contains("openai-cache")
        }

        /// Nil if the file is something else.
        private init?(_ path: String, _ name: String) {
            guard FileKind.at(path) == .file, let source = try? FileSource(path: path), source.count > 0 else {
                return nil
            }
            let shown = "There is “\(OneLine.of(name, most: 80))”"
            do {
                let isWhole = try FileHeader.read(from: source).commit.fileCount <= source.count
                self = isWhole ? Self.cache(shown) : Self.cut(shown)
            } catch let error as CacheError where error.code != .foreign {
                self = error.code == .newerVersion ? Self.cache(shown) : Self.cut(shown)
            } catch {
                guard Self.isLikely(name) || JournalHeader.begins(source) else { return nil }
                let foreign = name.hasSuffix(".icloud") ? .placeholder : ForeignFile(source)
                self.init(finding: "\(shown): \(foreign.kind)", advice: Self.clause(foreign.advice))
            }
        }

        private init(finding: String, advice: String, isCache: Bool = false) {
            self.finding = finding
            self.advice = advice
            self.isCache = isCache
        }

        private static func cache(_ shown: String) -> LookAlike {
            LookAlike(
                finding: "\(shown), which is a cache file", advice: "rename it to \(FileNames.cache)", isCache: true)
        }

        private static func cut(_ shown: String) -> LookAlike {
            LookAlike(
                finding: "\(shown), which is a part of a cache file: its download was not finished",
                advice: "download it again, as \(FileNames.cache)")
        }

        /// A sentence as a part of another one.
        private static func clause(_ sentences: String) -> String {
            let first = sentences.components(separatedBy: ". ").first ?? sentences
            return first.prefix(1).lowercased() + (first.hasSuffix(".") ? first.dropLast() : first[...]).dropFirst()
        }
    }
}
