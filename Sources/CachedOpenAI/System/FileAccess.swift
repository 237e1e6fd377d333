nonisolated extension OpenAICache {
    /// What a file is opened for. Links are followed only by `read`: what is written into is a file of this place
    /// itself, and a link may lead anywhere.
    package enum FileAccess {
        case read, readItself
        /// The file is there, or is made.
        case update, append
        /// It must be there.
        case updateExisting
        /// What is there goes, or nothing may be there.
        case replace, make

        var isForReading: Bool { self == .read || self == .readItself }
        var mayMake: Bool { !isForReading && self != .updateExisting }
    }
}
