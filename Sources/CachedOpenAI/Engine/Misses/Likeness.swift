import Foundation

nonisolated extension OpenAICache {
    /// Whether texts that differ look the same to a person.
    enum Likeness {
        /// Letters and signs that are drawn as the ASCII ones are, each above its double.
        private static let drawn = "аеорсухіјѕһԁАВЕКМНОРСТУХІЅЈΑΒΕΖΗΙΚΜΝΟΡΤΥΧο‐‒–—―−‘’‛′ʼ“”‟″"
        private static let ascii = "aeopcyxijshdABEKMHOPCTYXISJABEZHIKMNOPTYXo------'''''\"\"\"\""
        private static let doubles = Dictionary(
            Swift.zip(drawn.unicodeScalars, ascii.unicodeScalars).map { ($0, $1) },
            uniquingKeysWith: { first, _ in first })

        /// Also if the texts are the same.
        static func isAlike(_ one: String, _ other: String) -> Bool { outline(one) == outline(other) }

        /// Whether the first characters in which two texts differ look the same, or one begins as the other does, such
        /// as a ligature.
        static func hidesDifference(_ one: String, _ other: String) -> Bool {
            let different = Swift.zip(one, other).first { !JSONText.areSame(String($0), String($1)) }
            guard let (left, right) = different.map({ (outline(String($0)), outline(String($1))) }) else {
                return false
            }
            return left.hasPrefix(right) || right.hasPrefix(left)
        }

        /// As it is drawn where blanks are escaped.
        private static func outline(_ text: String) -> String {
            let shown = OneLine.of(text, escaping: .blank).precomposedStringWithCompatibilityMapping
            var outline = String.UnicodeScalarView()
            for scalar in shown.unicodeScalars where !scalar.properties.isDefaultIgnorableCodePoint {
                outline.append(doubles[scalar] ?? scalar)
            }
            return String(outline)
        }
    }
}
