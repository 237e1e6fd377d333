nonisolated extension OpenAICache {
    /// Text from a recording, an answer or a command line, made fit for a terminal: one line, and nothing in it is obeyed.
    package enum OneLine {
        /// What is shown as an escape.
        package enum Escapes {
            /// What is not to be seen, or a terminal might obey.
            case hidden
            /// That, and what looks like a space or like nothing.
            case blank
            /// That, and whatever is not ASCII.
            case nonASCII
        }

        private static let joiners: ClosedRange<UInt32> = 0x200C...0x200D
        /// A character of more parts than any script's is counted by its parts.
        private static let mostParts = 8

        /// The text with Swift's escapes, such as `\n` and `\u{1B}`, in the place of line ends, control characters,
        /// bidirectional overrides and whatever else is not to be seen.
        ///
        /// - Parameter most: in characters as they are shown; what is longer is cut and ends with `…`.
        package static func of(_ text: String, most: Int = .max, escaping escapes: Escapes = .hidden) -> String {
            if most == .max { return isPlain(text) ? text : shown(text.unicodeScalars, escapes) }
            var line = ""
            var room = most
            for character in text {
                let shown = shown(character.unicodeScalars, escapes)
                let count = shown.unicodeScalars.count
                room -= count > mostParts || count > character.unicodeScalars.count ? count : 1
                if room < 0 { return line + "…" }
                line += shown
            }
            return line
        }

        private static func isPlain(_ text: String) -> Bool { text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } }

        /// More than a message of ours has, and no more than a screen.
        private static let mostOfLines = 4_000

        /// A text of our own that may have several lines, with something from outside in it. What doesn't fit a screen is
        /// cut and ends with `…`.
        package static func lines(_ text: String) -> String {
            let lines = text.unicodeScalars.prefix(mostOfLines + 1)
                .split(separator: "\n", omittingEmptySubsequences: false).map { shown($0) }
            let whole = lines.joined(separator: "\n").unicodeScalars
            return whole.count > mostOfLines ? String(whole.prefix(mostOfLines)) + "…" : String(whole)
        }

        /// A path, which if it is cut keeps its end.
        static func path(_ path: String) -> String {
            let end = path.suffix(200)
            return (end.startIndex > path.startIndex ? "…" : "") + of(String(end), most: 300)
        }

        private static func shown(
            _ scalars: some Swift.Sequence<Unicode.Scalar>, _ escapes: Escapes = .hidden
        ) -> String {
            var line = String.UnicodeScalarView()
            for scalar in scalars {
                if isHarmless(scalar), !isEscaped(scalar, escapes) {
                    line.append(scalar)
                } else {
                    line.append(contentsOf: escape(scalar).unicodeScalars)
                }
            }
            return String(line)
        }

        /// Whether it is to be seen, and no terminal obeys it.
        package static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
            if scalar.isASCII { return scalar.value >= 0x20 && scalar.value != 0x7F }
            switch scalar.properties.generalCategory {
            // Emoji and several scripts are joined by these; they hide nothing.
            case .format: return joiners.contains(scalar.value)
            case .control, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse: return false
            default: return true
            }
        }

        private static func isEscaped(_ scalar: Unicode.Scalar, _ escapes: Escapes) -> Bool {
            if scalar.isASCII || escapes == .hidden { return false }
            return escapes == .nonASCII || isBlank(scalar)
        }

        private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
            switch scalar.properties.generalCategory {
            case .spaceSeparator: return true
            // Such as Hangul's filler.
            case .otherLetter: return scalar.properties.isDefaultIgnorableCodePoint
            // Braille without a dot.
            default: return scalar == "\u{2800}"
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
