nonisolated extension OpenAICache {
    /// Text from a recording, an answer or a command line, made fit for a terminal: one line, and nothing in it is obeyed.
    package enum OneLine {
        private static let joiners: ClosedRange<UInt32> = 0x200C...0x200D

        /// The text with Swift's escapes, such as `\n` and `\u{1B}`, in the place of line ends, control characters,
        /// bidirectional overrides and whatever else is not to be seen.
        ///
        /// - Parameter most: in characters; what is longer is cut and ends with `…`.
        package static func of(_ text: String, most: Int = .max) -> String {
            var line = String.UnicodeScalarView()
            let start = most < Int.max ? String(text.prefix(most)) : text
            for scalar in start.unicodeScalars {
                if isHarmless(scalar) {
                    line.append(scalar)
                } else {
                    line.append(contentsOf: escape(scalar).unicodeScalars)
                }
            }
            return String(line) + (start.utf8.count < text.utf8.count ? "…" : "")
        }

        private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
            if scalar.isASCII { return scalar.value >= 0x20 && scalar.value != 0x7F }
            switch scalar.properties.generalCategory {
            // Emoji and several scripts are joined by these; they hide nothing.
            case .format: return joiners.contains(scalar.value)
            case .control, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse: return false
            default: return true
            }
        }

        private static func escape(_ scalar: Unicode.Scalar) -> String {
            switch scalar {
            case "\n": "\\n"
            case "\r": "\\r"
            case "\t": "\\t"
            default: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            }
        }
    }
}
