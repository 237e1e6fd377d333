nonisolated extension OpenAICache {
    /// Why the system refuses something.
    struct SystemRefusal: Swift.Error {
        enum Reason {
            case notAllowed, readOnly, noRoom, tooLarge, isFolder, tooManyOpen, missing, isLink, other
        }

        let reason: Reason
        /// In the system's own words, without a full stop.
        let text: String

        /// What happened, and what to do then.
        var description: String { "\(text). \(advice)" }

        private var advice: String {
            switch reason {
            case .notAllowed: "Give yourself the right to do so, or work in another folder."
            case .readOnly: "Work in a folder that can be written to."
            case .noRoom: "Make room on the disk, and run the program again."
            case .tooLarge: "Make room for larger files, or work in another folder."
            case .isFolder: "Rename the folder that stands there."
            case .tooManyOpen: "Close some files or programs, and run the program again."
            case .missing: "See that the folder exists."
            case .isLink: "Remove the link that stands there."
            case .other: "Run the program again; if that doesn't help, work in a folder on another disk."
            }
        }
    }
}
