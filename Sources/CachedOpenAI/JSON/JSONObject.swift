nonisolated extension OpenAICache {
    /// A JSON object: keys and values in the order in which they came.
    ///
    /// Two objects are equal if they have the same keys with equal values, whatever the order. Keys are compared as
    /// code points: a composed and a decomposed é are two keys.
    public struct JSONObject: Sendable, Hashable, RandomAccessCollection, ExpressibleByDictionaryLiteral,
        CustomStringConvertible
    {
        /// A key and its value.
        public typealias Element = (key: String, value: JSON)

        private struct Entry: Sendable {
            let key: String
            var value: JSON

            var hash: Int {
                var hasher = Hasher()
                JSONText.hash(key, into: &hasher)
                value.hash(into: &hasher)
                return hasher.finalize()
            }
        }

        private struct Name: Sendable, Hashable {
            let text: String

            static func == (one: Self, other: Self) -> Bool { JSONText.areSame(one.text, other.text) }
            func hash(into hasher: inout Hasher) { JSONText.hash(text, into: &hasher) }
        }

        /// Up to here, looking through all keys is quicker than an index.
        private static var indexedFrom: Int { 16 }

        private var entries: [Entry] = []
        /// Where each key stands; nil while the object is small, or was only made to be written.
        private var places: [Name: Int]?

        /// An object without keys.
        public init() {}

        /// An object of these pairs; a key that comes again replaces the value at its first place.
        public init(dictionaryLiteral elements: (String, JSON)...) {
            for (key, value) in elements { set(key, value) }
        }

        /// The keys in order.
        public var keys: [String] { entries.map(\.key) }

        /// 0, where the collection starts.
        public var startIndex: Int { 0 }

        /// The number of keys.
        public var endIndex: Int { entries.count }

        /// The pair at a place, which must be below `count`.
        public subscript(position: Int) -> Element {
            let entry = entries[position]
            return (entry.key, entry.value)
        }

        /// The value of a key, nil if there is none. Setting nil removes the key; a new key goes last.
        public subscript(key: String) -> JSON? {
            get { place(of: key).map { entries[$0].value } }
            set {
                if let newValue { set(key, newValue) } else { remove(key) }
            }
        }

        /// The object as compact JSON.
        public var description: String { JSON.object(self).description }

        /// Whether both have the same keys with equal values.
        public static func == (one: Self, other: Self) -> Bool {
            guard one.entries.count == other.entries.count else { return false }
            var place = 0
            while place < one.entries.count {
                guard other.holds(one.entries[place]) else { return false }
                place &+= 1
            }
            return true
        }

        /// Hashes the pairs without regard to their order.
        public func hash(into hasher: inout Hasher) {
            var sum = 0
            var place = 0
            while place < entries.count {
                sum &+= entries[place].hash
                place &+= 1
            }
            hasher.combine(sum)
        }

        /// Adds a key that is known to be new.
        mutating func append(_ key: String, _ value: JSON) {
            entries.append(Entry(key: key, value: value))
            if places != nil {
                places?[Name(text: key)] = entries.count - 1
            } else if entries.count > Self.indexedFrom {
                rebuildIndex()
            }
        }

        mutating func set(_ key: String, _ value: JSON) {
            if let place = place(of: key) { entries[place].value = value } else { append(key, value) }
        }

        /// The same pairs by the UTF-16 code units of their keys (RFC 8785, section 3.2.3).
        func sorted() -> Self {
            guard !isSorted else { return self }
            var object = self
            object.entries.sort { JSONText.precedes($0.key, $1.key) }
            object.places = nil
            return object
        }

        func value(at place: Int) -> JSON { entries[place].value }

        private var isSorted: Bool {
            var place = 1
            while place < entries.count {
                guard JSONText.precedes(entries[place - 1].key, entries[place].key) else { return false }
                place &+= 1
            }
            return true
        }

        private func holds(_ entry: Entry) -> Bool {
            guard let place = place(of: entry.key) else { return false }
            return entries[place].value == entry.value
        }

        private mutating func remove(_ key: String) {
            guard let place = place(of: key) else { return }
            entries.remove(at: place)
            rebuildIndex()
        }

        private mutating func rebuildIndex() {
            guard entries.count > Self.indexedFrom else {
                places = nil
                return
            }
            var places = [Name: Int](minimumCapacity: entries.count * 2)
            for place in entries.indices { places[Name(text: entries[place].key)] = place }
            self.places = places
        }

        private func place(of key: String) -> Int? {
            if let places { return places[Name(text: key)] }
            var place = 0
            while place < entries.count {
                if JSONText.areSame(entries[place].key, key) { return place }
                place &+= 1
            }
            return nil
        }
    }
}
