import Foundation

nonisolated extension OpenAICache {
    /// A cache file whose damage is found while it is used: what its index no longer finds is looked for frame by frame.
    package final class CheckedFile: CacheLayer {
        private let file: CacheFile
        private let scanned = Locked<ScannedFile?>(nil)

        init(_ file: CacheFile) {
            self.file = file
        }

        package var name: String { file.name }
        package var delaysResponses: Bool { file.delaysResponses }
        package var holdsEarlierKeys: Bool { file.holdsEarlierKeys }
        package var isEmpty: Bool { file.isEmpty }
        package var indexedFile: CacheFile? { file }
        package var damageMet: [CacheError] { scanned.withLock { $0?.damage ?? [] } }

        package func locators(for key: RequestKey) throws -> [Locator] {
            do {
                return try file.locators(for: key)
            } catch {
                let found = fallback().locators(for: key)
                if found.isEmpty { throw error }
                return found
            }
        }

        package func changingCount(for key: RequestKey) -> Int? { nil }

        package func answer(at locator: Locator) throws -> RecordedAnswer {
            do {
                return try file.answer(at: locator)
            } catch let error as CacheError where error.code == .damaged {
                let scan = fallback()
                let found = scan.locators(for: locator.key).first { $0.identity == locator.identity }
                guard let found else { throw error }
                return try scan.answer(at: found)
            }
        }

        package func forEachRequest(_ visit: (RequestKey, RecordedRequest) -> Bool) {
            file.forEachRequest(visit)
        }

        package func forEachLocator(_ visit: (RequestKey, Locator) throws -> Void) throws {
            var found: [Locator] = []
            do {
                try file.forEachLocator { found.append($1) }
            } catch is CacheError {
                // The index may have named some of them before it turned out to be damaged.
                found = []
                fallback().forEachLocator { found.append($1) }
            }
            for locator in found { try visit(locator.key, locator) }
        }

        private func fallback() -> ScannedFile {
            scanned.withLock { known in
                if let known { return known }
                let scan = ScannedFile(file.source, from: UInt64(FileHeader.byteCount))
                known = scan
                return scan
            }
        }
    }
}
