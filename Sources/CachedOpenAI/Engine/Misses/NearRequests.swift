import Foundation

nonisolated extension OpenAICache {
    /// A few recorded requests whose bytes begin and end most like those of another. To find them nothing is parsed.
    struct NearRequests {
        struct Item {
            let request: RecordedRequest
            let key: RequestKey
        }

        private static let most = 24
        /// Of the bodies that are held.
        private static let mostBytes = 16 << 20

        /// The nearest first; of those that are as near, the one that was recorded first.
        private(set) var items: [Item] = []
        private var distances: [Int] = []
        private var byteCount = 0
        /// None was left out.
        private(set) var areAll = true

        mutating func take(_ item: Item, to asked: Data) {
            let common = CommonEnds(item.request.body, asked)
            let distance = common.longest - common.start - common.end
            let place = distances.firstIndex { $0 > distance } ?? items.count
            items.insert(item, at: place)
            distances.insert(distance, at: place)
            byteCount += item.request.body.count
            while items.count > Self.most || (byteCount > Self.mostBytes && items.count > 1) {
                byteCount -= items.removeLast().request.body.count
                distances.removeLast()
                areAll = false
            }
        }
    }
}
