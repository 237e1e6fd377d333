import Foundation

nonisolated extension OpenAICache {
    /// The places where one recording stands: it may be in a file and in the embedded literal, or in two merged journals.
    package enum Copies {
        /// What a damaged answer is looked for elsewhere, at most: a forged index may name it a million times.
        private static let mostTried = 16

        /// Reads an answer at its place or, where that is damaged, at another.
        ///
        /// - Parameters:
        ///   - layers: where else it may stand.
        ///   - report: told of the damage if another copy was read.
        /// - Throws: what is wrong at its place, if there is no whole copy.
        package static func answer(
            at place: Locator, of layer: any CacheLayer, or layers: @autoclosure () -> [any CacheLayer],
            report: (any Swift.Error) -> Void
        ) throws -> RecordedAnswer {
            do {
                return try layer.answer(at: place)
            } catch {
                guard let answer = wholeCopy(of: place, in: layer, or: layers()) else { throw error }
                report(error)
                return answer
            }
        }

        private static func wholeCopy(
            of place: Locator, in layer: any CacheLayer, or layers: [any CacheLayer]
        ) -> RecordedAnswer? {
            var tried = 0
            for other in layers {
                for copy in (try? other.locators(for: place.key)) ?? [] where copy.identity == place.identity {
                    if other === layer, copy == place { continue }
                    if let answer = try? other.answer(at: copy) { return answer }
                    tried += 1
                    if tried == mostTried { return nil }
                }
            }
            return nil
        }
    }
}
